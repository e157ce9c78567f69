-- The rules of points, and the settlement of what reports are due by them. Days are counted since
-- 1970, times are UTC seconds, points are whole.

-- A version of the rules: for what was filed from its day on, until the next one starts.
CREATE TABLE rule (
  rule INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,       -- in the chain
  starts_on INTEGER NOT NULL,
  text TEXT NOT NULL,                   -- as lib/points/rules.hpp writes it
  actor INTEGER NOT NULL REFERENCES actor (actor),
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER rule_append BEFORE INSERT ON rule
WHEN NEW.number <> (SELECT count + 1 FROM ledger) OR EXISTS (SELECT 1 FROM rule WHERE rule = NEW.rule)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER rule_appended AFTER INSERT ON rule
BEGIN UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at; END;
CREATE TRIGGER rule_stays BEFORE UPDATE ON rule
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER rule_kept BEFORE DELETE ON rule
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

ALTER TABLE transfer ADD COLUMN rule INTEGER REFERENCES rule (rule);  -- by which it was earned

-- A list of dues that was posted for objections: of one period, and of what earlier lists left out.
CREATE TABLE settlement (
  settlement INTEGER PRIMARY KEY,
  period TEXT NOT NULL UNIQUE,          -- 2026-10
  ends_at INTEGER NOT NULL,             -- the first moment after the period
  lines INTEGER NOT NULL,
  points INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),          -- BLAKE2b of the file
  head_count INTEGER NOT NULL,          -- of the ledger, when it was posted
  head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
  posted_at INTEGER NOT NULL,
  posted_by TEXT NOT NULL,
  objections_until INTEGER NOT NULL,    -- the first moment at which it is too late
  confirmed_at INTEGER,
  confirmed_by TEXT,
  first INTEGER REFERENCES transfer (number),   -- of what confirming it booked; NULL: nothing
  mark INTEGER NOT NULL
) STRICT;

-- Report, due and member are numbers of rows that may be gone by now: what was posted stays.
CREATE TABLE settlement_line (
  settlement INTEGER NOT NULL REFERENCES settlement (settlement),
  line INTEGER NOT NULL,                -- from 1
  due INTEGER NOT NULL,
  report INTEGER NOT NULL,
  member INTEGER NOT NULL,
  points INTEGER NOT NULL,              -- as posted
  outcome INTEGER,                      -- lib/settle/settlement.hpp; NULL: not confirmed yet
  mark INTEGER NOT NULL,
  PRIMARY KEY (settlement, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_line_report ON settlement_line (report, settlement);

-- What became of a due, and how it was reckoned: one row, and another for what an objection brought
-- beside it. The numbers in `standing` are those of lib/settle/worth.hpp.
CREATE TABLE earning (
  earning INTEGER PRIMARY KEY,
  due INTEGER NOT NULL REFERENCES due (due),
  generation INTEGER NOT NULL,          -- from 1
  report INTEGER NOT NULL REFERENCES report (report),
  member INTEGER NOT NULL REFERENCES member (member),
  filed_on INTEGER NOT NULL,            -- the day to whose caps it counts
  rule INTEGER NOT NULL REFERENCES rule (rule),
  standing INTEGER NOT NULL,
  place INTEGER NOT NULL,               -- among those who told it, from 1
  tellers INTEGER NOT NULL,             -- people who told it
  category_points INTEGER NOT NULL,
  photo_points INTEGER NOT NULL,
  percent INTEGER NOT NULL,
  first_points INTEGER NOT NULL,
  cut_by_day INTEGER NOT NULL,
  cut_by_month INTEGER NOT NULL,
  points INTEGER NOT NULL,              -- that this row pays
  taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back BETWEEN 0 AND points),
  settlement INTEGER REFERENCES settlement (settlement),
  transfer INTEGER UNIQUE REFERENCES transfer (number),      -- NULL: it was worth nothing
  mark INTEGER NOT NULL,
  UNIQUE (due, generation)
) STRICT;
CREATE INDEX earning_member ON earning (member, filed_on, points, taken_back, due);
CREATE INDEX earning_report ON earning (report);
CREATE INDEX due_open ON due (at, report, member) WHERE settled_at IS NULL AND cancelled_at IS NULL;

-- What somebody said against a list, or that their report is missing, and what was decided.
CREATE TABLE objection (
  objection INTEGER PRIMARY KEY,
  settlement INTEGER REFERENCES settlement (settlement),  -- NULL: the report is on no list
  line INTEGER,
  report INTEGER NOT NULL,
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
  CHECK ((decided_at IS NULL) = (upheld IS NULL) AND (decided_at IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX objection_line ON objection (settlement, line) WHERE settlement IS NOT NULL;
CREATE INDEX objection_report ON objection (report);
