-- What was paid for what an import brought is known when the import is taken back: rankings as of an
-- earlier head still say under whom it was earned.
CREATE TABLE undone_earning (
  earning INTEGER PRIMARY KEY REFERENCES earning (earning),
  team INTEGER REFERENCES team (team),
  station INTEGER REFERENCES station (station),
  employer INTEGER REFERENCES employer (employer),
  mark INTEGER NOT NULL
) STRICT;

-- Whether a place's list ends with its last row, or where somebody said; and whether it goes on from the
-- one before it, or begins where somebody said.
ALTER TABLE place_list ADD COLUMN ends_with_row INTEGER NOT NULL DEFAULT 1 CHECK (ends_with_row IN (0, 1));
ALTER TABLE place_list ADD COLUMN goes_on INTEGER NOT NULL DEFAULT 1 CHECK (goes_on IN (0, 1));

-- The transaction in which a member came. A number is used again when an import is taken back, and in
-- a book that was set back: number and transaction together are one person's. 0: nobody knows.
ALTER TABLE member ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER member_born AFTER INSERT ON member WHEN NEW.born = 0
BEGIN UPDATE member SET born = mark WHERE member = NEW.member; END;

-- Whom an erasure is of, for who finds them in an earlier state of the book: when they came, the
-- number by chance of that transaction, and since when something of them was in the book (0: nobody
-- knows).
ALTER TABLE erasure ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE erasure ADD COLUMN born_token INTEGER NOT NULL DEFAULT 0;
ALTER TABLE erasure ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

-- Reports that stay without whoever told them: in an earlier state of the book their phone and name may
-- stand there though they were no member yet.
CREATE TABLE erased_report (
  report INTEGER PRIMARY KEY,           -- it may be taken back with its import
  filed_at INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
