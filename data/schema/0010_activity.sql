-- Volunteer service: what took place, and who took part for how long. Days are counted since 1970.

CREATE TABLE activity (
  activity INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  team INTEGER REFERENCES team (team),
  held_on INTEGER NOT NULL,
  starts INTEGER CHECK (starts BETWEEN 0 AND 1439),  -- minutes after midnight; NULL: nobody says
  batch INTEGER REFERENCES batch (batch),
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX activity_day ON activity (held_on);
CREATE INDEX activity_team ON activity (team) WHERE team IS NOT NULL;

CREATE TABLE participation (
  participation INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (activity),
  member INTEGER NOT NULL REFERENCES member (member),
  mark INTEGER NOT NULL,
  UNIQUE (activity, member)
) STRICT;
CREATE INDEX participation_member ON participation (member);

-- For how long, as files, people and decisions say it: each figure once, by whoever said it first.
-- Where several differ, none counts before somebody decides.
CREATE TABLE attendance (
  attendance INTEGER PRIMARY KEY,
  participation INTEGER NOT NULL REFERENCES participation (participation),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),  -- 0: it does not count
  reason TEXT,                          -- of a decision; NULL: it is none
  source TEXT,                          -- file and line; NULL: typed
  actor TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  batch INTEGER REFERENCES batch (batch),
  mark INTEGER NOT NULL,
  CHECK (minutes > 0 OR reason IS NOT NULL)
) STRICT;
CREATE INDEX attendance_participation ON attendance (participation, attendance);
CREATE INDEX attendance_batch ON attendance (batch) WHERE batch IS NOT NULL;

-- What a team gave its member for a month in which it had enough verified reports.
CREATE TABLE bonus (
  bonus INTEGER PRIMARY KEY,
  team INTEGER NOT NULL REFERENCES team (team),
  period TEXT NOT NULL,                 -- 2026-10
  member INTEGER NOT NULL REFERENCES member (member),
  mark INTEGER NOT NULL,
  UNIQUE (team, period, member)
) STRICT;
CREATE INDEX bonus_member ON bonus (member);

-- What is due, listed, paid or objected to is a report's, a participation's or a bonus. Reports and
-- participations are numbers of rows that may be gone by now: what was paid for them stays.
CREATE TABLE due_next (
  due INTEGER PRIMARY KEY,
  report INTEGER,
  participation INTEGER,
  bonus INTEGER REFERENCES bonus (bonus),
  member INTEGER NOT NULL REFERENCES member (member),
  evidence INTEGER REFERENCES report_event (event),  -- the verification; none: the import's row
  at INTEGER NOT NULL,
  cancelled_at INTEGER,
  settled_at INTEGER,
  content INTEGER NOT NULL,             -- the mark under which it was made
  mark INTEGER NOT NULL,
  CHECK ((report IS NOT NULL) + (participation IS NOT NULL) + (bonus IS NOT NULL) = 1)
) STRICT;
INSERT INTO due_next SELECT due, report, NULL, NULL, member, evidence, at, cancelled_at, settled_at, content, mark
  FROM due;

CREATE TABLE earning_next (
  earning INTEGER PRIMARY KEY,
  due INTEGER NOT NULL REFERENCES due_next (due),
  generation INTEGER NOT NULL,          -- from 1
  report INTEGER,
  participation INTEGER,
  bonus INTEGER REFERENCES bonus (bonus),
  member INTEGER NOT NULL REFERENCES member (member),
  filed_on INTEGER NOT NULL,            -- the day to whose caps it counts
  rule INTEGER NOT NULL REFERENCES rule (rule),
  category INTEGER REFERENCES category (category),  -- that a report had
  minutes INTEGER NOT NULL,             -- of volunteer service
  standing INTEGER NOT NULL,
  place INTEGER NOT NULL,               -- among those who told it, from 1
  tellers INTEGER NOT NULL,             -- people who told it
  category_points INTEGER NOT NULL,
  photo_points INTEGER NOT NULL,
  percent INTEGER NOT NULL,
  first_points INTEGER NOT NULL,
  service_points INTEGER NOT NULL,
  bonus_points INTEGER NOT NULL,
  cut_by_day INTEGER NOT NULL,
  cut_by_month INTEGER NOT NULL,
  points INTEGER NOT NULL,              -- that this row pays
  taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back BETWEEN 0 AND points),
  settlement INTEGER REFERENCES settlement (settlement),
  transfer INTEGER UNIQUE REFERENCES transfer (number),      -- NULL: it was worth nothing
  link INTEGER NOT NULL,                -- of the ledger, from which on it counts in rankings
  mark INTEGER NOT NULL,
  UNIQUE (due, generation),
  CHECK ((report IS NOT NULL) + (participation IS NOT NULL) + (bonus IS NOT NULL) = 1)
) STRICT;
INSERT INTO earning_next SELECT earning, due, generation, report, NULL, NULL, earning.member, filed_on, rule,
  category, 0, standing, place, tellers, category_points, photo_points, percent, first_points, 0, 0,
  cut_by_day, cut_by_month, earning.points, taken_back, settlement, transfer,
  coalesce(transfer, first, head_count, 0), earning.mark
  FROM earning JOIN report USING (report) LEFT JOIN settlement USING (settlement);

CREATE TABLE settlement_line_next (
  settlement INTEGER NOT NULL REFERENCES settlement (settlement),
  line INTEGER NOT NULL,                -- from 1
  due INTEGER NOT NULL,
  report INTEGER,                       -- like the next three a row's number, which may be gone by now
  participation INTEGER,
  bonus INTEGER,
  member INTEGER NOT NULL,
  points INTEGER NOT NULL,              -- as posted
  outcome INTEGER,                      -- lib/settle/settlement.hpp; NULL: not confirmed yet
  mark INTEGER NOT NULL,
  PRIMARY KEY (settlement, line),
  CHECK ((report IS NOT NULL) + (participation IS NOT NULL) + (bonus IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
INSERT INTO settlement_line_next SELECT settlement, line, due, report, NULL, NULL, member, points, outcome, mark
  FROM settlement_line;

CREATE TABLE objection_next (
  objection INTEGER PRIMARY KEY,
  settlement INTEGER REFERENCES settlement (settlement),  -- NULL: it is on no list
  line INTEGER,
  report INTEGER,
  activity INTEGER,
  participation INTEGER,                                  -- in the activity; NULL: it is missing
  bonus INTEGER,
  member INTEGER NOT NULL REFERENCES member (member),     -- who objects
  note TEXT NOT NULL,
  filed_at INTEGER NOT NULL,
  filed_by TEXT NOT NULL,
  decide_by INTEGER NOT NULL,           -- overdue from then on
  decided_at INTEGER,
  decided_by TEXT,
  upheld INTEGER CHECK (upheld IN (0, 1)),
  reason TEXT,
  transfer INTEGER REFERENCES transfer (number),          -- the first of what was booked by it
  mark INTEGER NOT NULL,
  CHECK ((settlement IS NULL) = (line IS NULL)),
  CHECK ((report IS NOT NULL) + (activity IS NOT NULL) + (bonus IS NOT NULL) = 1),
  CHECK (participation IS NULL OR activity IS NOT NULL),
  CHECK ((decided_at IS NULL) = (upheld IS NULL) AND (decided_at IS NULL) = (reason IS NULL))
) STRICT;
INSERT INTO objection_next SELECT objection, settlement, line, report, NULL, NULL, NULL, member, note, filed_at,
  filed_by, decide_by, decided_at, decided_by, upheld, reason, transfer, mark FROM objection;

DROP TABLE earning;
DROP TABLE due;
DROP TABLE settlement_line;
DROP TABLE objection;
ALTER TABLE due_next RENAME TO due;
ALTER TABLE earning_next RENAME TO earning;
ALTER TABLE settlement_line_next RENAME TO settlement_line;
ALTER TABLE objection_next RENAME TO objection;

CREATE INDEX due_report ON due (report) WHERE report IS NOT NULL;
CREATE INDEX due_participation ON due (participation) WHERE participation IS NOT NULL;
CREATE INDEX due_bonus ON due (bonus) WHERE bonus IS NOT NULL;
CREATE INDEX due_member ON due (member);
CREATE INDEX due_evidence ON due (evidence) WHERE evidence IS NOT NULL;
CREATE INDEX due_open ON due (at, report, member) WHERE settled_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX earning_member ON earning (member, filed_on, points, taken_back, due, bonus);
CREATE INDEX earning_report ON earning (report) WHERE report IS NOT NULL;
CREATE INDEX earning_participation ON earning (participation) WHERE participation IS NOT NULL;
CREATE INDEX earning_bonus ON earning (bonus) WHERE bonus IS NOT NULL;
CREATE INDEX settlement_line_report ON settlement_line (report, settlement) WHERE report IS NOT NULL;
CREATE INDEX settlement_line_participation ON settlement_line (participation, settlement)
  WHERE participation IS NOT NULL;
CREATE INDEX settlement_line_bonus ON settlement_line (bonus, settlement) WHERE bonus IS NOT NULL;
CREATE INDEX objection_line ON objection (settlement, line) WHERE settlement IS NOT NULL;
CREATE INDEX objection_report ON objection (report) WHERE report IS NOT NULL;
CREATE INDEX objection_bonus ON objection (bonus) WHERE bonus IS NOT NULL;
CREATE INDEX objection_activity ON objection (activity) WHERE activity IS NOT NULL;

-- A write-off waits for another person like everything else that is booked by hand.
CREATE TABLE approval_next (
  approval INTEGER PRIMARY KEY,
  verb TEXT NOT NULL CHECK (verb IN ('award', 'adjust', 'reverse', 'write-off')),
  member TEXT NOT NULL,                 -- the code, as it was asked for; of a reversal whose it is
  points INTEGER NOT NULL,              -- of an adjustment below zero, too
  reason TEXT NOT NULL,
  pot TEXT NOT NULL,                    -- empty: the office gives them
  happened_at INTEGER,
  expires_at INTEGER,
  reverses INTEGER REFERENCES transfer (number),
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  asked_uid INTEGER NOT NULL,           -- of the operating system
  decided_at INTEGER,
  decided_by TEXT,
  decided_uid INTEGER,
  approved INTEGER CHECK (approved IN (0, 1)),
  transfer INTEGER REFERENCES transfer (number),          -- the first of what was booked
  mark INTEGER NOT NULL,
  CHECK ((decided_at IS NULL) = (approved IS NULL)),
  CHECK (transfer IS NULL OR approved = 1),
  CHECK ((verb = 'reverse') = (reverses IS NOT NULL))
) STRICT;
INSERT INTO approval_next SELECT * FROM approval;
DROP TABLE approval;
ALTER TABLE approval_next RENAME TO approval;
CREATE INDEX approval_transfer ON approval (transfer) WHERE transfer IS NOT NULL;
