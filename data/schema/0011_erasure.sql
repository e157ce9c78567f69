-- Who asked to be forgotten: the number of their row, and nothing of who they were. The row stays
-- without anything that it said, so that what they reported and earned still hangs together.
CREATE TABLE erasure (
  member INTEGER PRIMARY KEY REFERENCES member (member),
  account INTEGER UNIQUE REFERENCES account (account),  -- that was theirs; NULL: they had none
  erased_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- The transaction in which an objection was decided: its mark goes on when it is written again.
ALTER TABLE objection ADD COLUMN decided_mark INTEGER;
UPDATE objection SET decided_mark = mark WHERE decided_at IS NOT NULL;
