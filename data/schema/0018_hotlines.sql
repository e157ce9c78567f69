-- The numbers that hang on every wall, and in plain words what each helps with.
CREATE TABLE hotline (
  hotline INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,            -- the number that is dialled
  name TEXT NOT NULL,
  helps TEXT NOT NULL,                  -- a sentence for whoever does not know whom to call
  hours TEXT,                           -- when somebody answers, in the words of the office
  place INTEGER,                        -- on the wall, from above; none: behind those that have one
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
