-- A report's life after it was filed: parked and back, sent back, and the calendar as a list that
-- the office keeps like its others.
ALTER TABLE report ADD COLUMN returned_at INTEGER;  -- last sent back or reopened: accepted anew
ALTER TABLE report ADD COLUMN parked_from INTEGER CHECK (parked_from BETWEEN 0 AND 2);
ALTER TABLE report ADD COLUMN parked_at INTEGER;
ALTER TABLE report ADD COLUMN pauses TEXT;          -- "begin-end begin-end": when it was parked
UPDATE report SET parked_from = 0, parked_at = filed_at WHERE state = 8;

CREATE TABLE calendar_day_listed (
  calendar_day INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,            -- the day, YYYY-MM-DD
  kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
  name TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
INSERT INTO calendar_day_listed (code, kind, name, content, mark)
  SELECT day, kind, name, mark, mark FROM calendar_day ORDER BY day;
DROP TABLE calendar_day;
ALTER TABLE calendar_day_listed RENAME TO calendar_day;
