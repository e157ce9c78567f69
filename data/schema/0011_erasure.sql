-- Who asked to be forgotten: the number of their row, and nothing of who they were. The row stays
-- without anything that it said, so that what they reported and earned still hangs together.
CREATE TABLE erasure (
  member INTEGER PRIMARY KEY REFERENCES member (member),
  erased_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
