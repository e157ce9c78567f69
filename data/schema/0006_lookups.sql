-- What lists and imports ask of an index alone: the open reports of a station with their priority,
-- the reports that an agency was called to, the dues that an event is the evidence of.
DROP INDEX report_station;
CREATE INDEX report_station ON report (station, state, filed_at, category, head);
CREATE INDEX report_event_agency ON report_event (agency, report) WHERE agency IS NOT NULL;
CREATE INDEX due_evidence ON due (evidence) WHERE evidence IS NOT NULL;
