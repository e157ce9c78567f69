-- Reports. Times are UTC seconds.
--
-- A report's row holds its first state when it was made; afterwards report_event says why it changed.
-- The number in `state` is the place in lib/report/state.hpp, the bits of `flaws` are those of
-- lib/report/flaw.hpp. Each time is that of the last such step.
ALTER TABLE batch_former ADD COLUMN line INTEGER;  -- of the file, of the row that wrote over it

CREATE TABLE report (
  report INTEGER PRIMARY KEY,           -- R + this number in base32 is the code that people see
  channel INTEGER NOT NULL REFERENCES channel (channel),
  external_id TEXT,                     -- in the channel
  category INTEGER NOT NULL REFERENCES category (category),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8),
  filed_at INTEGER NOT NULL,
  fingerprint INTEGER,                  -- of the row of the file that the report says what it says by
  station INTEGER REFERENCES station (station),
  cell INTEGER,                         -- of the grid that duplicates are looked for in
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  source_lat TEXT,                      -- the numbers as they came, where they were not these
  source_lon TEXT,
  source_datum TEXT CHECK (source_datum IN ('gcj02', 'bd09')),
  member INTEGER REFERENCES member (member),
  team INTEGER REFERENCES team (team),  -- the member's as of filing
  employer INTEGER REFERENCES employer (employer),
  contact_phone TEXT,                   -- of a reporter who is no member, or was none then
  contact_name TEXT,
  agency INTEGER REFERENCES agency (agency),
  accepted_at INTEGER,
  dispatched_at INTEGER,
  resolved_at INTEGER,
  verified_at INTEGER,
  closed_at INTEGER,
  parked_until INTEGER,
  resolve_by INTEGER,                   -- a deadline that was extended, instead of the category's
  hops INTEGER NOT NULL DEFAULT 0,      -- how often it was sent back
  head INTEGER REFERENCES report (report),  -- the report that this one tells again
  flaws INTEGER NOT NULL DEFAULT 0,
  inferred INTEGER NOT NULL DEFAULT 0,  -- 1: the station is the nearest one, nobody named it
  subdistrict TEXT,
  address TEXT,
  description TEXT,
  photos TEXT,                          -- references, joined by '|'
  resolution TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  line INTEGER,                         -- of the batch's file
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_external ON report (channel, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX report_station ON report (station, state, filed_at);
CREATE INDEX report_category ON report (category, filed_at);
CREATE INDEX report_cell ON report (cell, filed_at) WHERE cell IS NOT NULL;
CREATE INDEX report_phone ON report (contact_phone) WHERE contact_phone IS NOT NULL;
CREATE INDEX report_member ON report (member, filed_at) WHERE member IS NOT NULL;
CREATE INDEX report_head ON report (head) WHERE head IS NOT NULL;

CREATE TABLE report_event (
  event INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (report),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,                   -- the verb, or import
  from_state INTEGER,
  to_state INTEGER,
  agency INTEGER REFERENCES agency (agency),
  until INTEGER,
  reason TEXT,
  note TEXT,
  former TEXT,                          -- what the fields said that it changed, as a JSON object
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX report_event_report ON report_event (report);

-- What a verified report earned its reporter, until points are settled.
CREATE TABLE due (
  due INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (report),
  member INTEGER NOT NULL REFERENCES member (member),
  evidence INTEGER REFERENCES report_event (event),  -- the verification; none: the import's row
  at INTEGER NOT NULL,
  cancelled_at INTEGER,
  settled_at INTEGER,
  content INTEGER NOT NULL,             -- the mark under which it was made
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX due_report ON due (report);
CREATE INDEX due_member ON due (member);
