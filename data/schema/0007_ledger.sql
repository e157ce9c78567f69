-- The ledger of points: accounts in double entry, and one chain over all that is booked
-- (lib/points/chain.hpp). Rows are appended; nothing is changed and nothing goes. Times are UTC
-- seconds, points are whole. The numbers in `kind` are those of lib/points/account.hpp and
-- lib/points/transfer.hpp.

-- The head of the chain.
CREATE TABLE ledger (
  ledger INTEGER PRIMARY KEY CHECK (ledger = 1),
  count INTEGER NOT NULL,               -- of links; the next one has this number and one
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO ledger VALUES (1, 0, zeroblob(32), 0);

-- Who books: the name that they gave, and the user whom the kernel knows.
CREATE TABLE actor (
  actor INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,       -- in the chain
  name TEXT NOT NULL,
  uid INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (name, uid)
) STRICT;

CREATE TABLE account (
  account INTEGER PRIMARY KEY,          -- a random number: it says nothing of whose it is
  number INTEGER NOT NULL UNIQUE,       -- in the chain
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7),
  name TEXT,                            -- of all but a member's
  owner BLOB CHECK (length(owner) = 32),-- of a member's: the digest of salt and code
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  balance INTEGER NOT NULL DEFAULT 0,   -- kept by the triggers below
  held INTEGER NOT NULL DEFAULT 0,      -- of a member's: what is reserved and neither taken nor given back
  CHECK ((kind = 0) = (owner IS NOT NULL) AND (kind = 0) = (name IS NULL)),
  CHECK (balance >= 0 OR kind IN (1, 7)),
  CHECK (held >= 0)
) STRICT;
CREATE UNIQUE INDEX account_name ON account (kind, name) WHERE name IS NOT NULL;

-- Whose an account is. Whoever is erased loses this row, and nothing else in the ledger.
CREATE TABLE member_account (
  member INTEGER PRIMARY KEY REFERENCES member (member),
  account INTEGER NOT NULL UNIQUE REFERENCES account (account),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  mark INTEGER NOT NULL
) STRICT;

CREATE TABLE transfer (
  number INTEGER PRIMARY KEY,           -- in the chain
  first INTEGER NOT NULL,               -- the first of those that were booked as one
  debit INTEGER NOT NULL REFERENCES account (account),   -- which gives
  credit INTEGER NOT NULL REFERENCES account (account),  -- which gets
  amount INTEGER NOT NULL CHECK (amount > 0),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 13),
  subject INTEGER CHECK (subject BETWEEN 0 AND 3),       -- what it is about: report, activity, redemption
  subject_number INTEGER,
  expires_at INTEGER,                   -- of the lot that it makes; NULL: never
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (actor),
  batch INTEGER REFERENCES batch (batch),
  resolves INTEGER REFERENCES transfer (number),  -- the hold that it ends, the lot that it empties
  reverses INTEGER REFERENCES transfer (number),
  note BLOB CHECK (length(note) = 32),  -- the digest of salt and text (transfer_note)
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK (debit <> credit), CHECK (first <= number)
) STRICT;
CREATE INDEX transfer_debit ON transfer (debit, number);
CREATE INDEX transfer_credit ON transfer (credit, number);
-- A hold ends once: taken (7) or given back (8). A reversal is made once.
CREATE UNIQUE INDEX transfer_resolves ON transfer (resolves) WHERE kind IN (7, 8);
CREATE UNIQUE INDEX transfer_reverses ON transfer (reverses) WHERE reverses IS NOT NULL AND first = number;

-- What a person wrote beside a transfer. It can be erased: the chain holds its digest alone.
CREATE TABLE transfer_note (
  transfer INTEGER PRIMARY KEY REFERENCES transfer (number),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  text TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- What a member got at one time and has until one time; its number is that of the transfer.
CREATE TABLE lot (
  lot INTEGER PRIMARY KEY REFERENCES transfer (number),
  account INTEGER NOT NULL REFERENCES account (account),
  amount INTEGER NOT NULL CHECK (amount > 0),
  expires_at INTEGER NOT NULL,          -- 253402300800, the end of the year 9999: never
  remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount)
) STRICT;
CREATE INDEX lot_open ON lot (account, expires_at, lot, remaining) WHERE remaining > 0;
CREATE INDEX lot_lapsing ON lot (expires_at, account, remaining) WHERE remaining > 0;

-- Of which lots a transfer took how much; what it gave back is below zero.
CREATE TABLE allocation (
  transfer INTEGER NOT NULL REFERENCES transfer (number),
  lot INTEGER NOT NULL REFERENCES lot (lot),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (transfer, lot)
) STRICT, WITHOUT ROWID;

-- What a verb was asked for under a key, and what came of it: asked again, it is told again.
CREATE TABLE request (
  verb TEXT NOT NULL,
  key TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  asked TEXT NOT NULL,                  -- a JSON object: of each argument the digest
  outcome TEXT NOT NULL,                -- a JSON object, as it was told
  mark INTEGER NOT NULL,
  PRIMARY KEY (verb, key)
) STRICT, WITHOUT ROWID;

-- INSERT OR REPLACE removes a row without asking the triggers that forbid it, and a unique index is
-- enough for it: so each of them is looked up before.
CREATE TRIGGER actor_append BEFORE INSERT ON actor
WHEN NEW.number <> (SELECT count + 1 FROM ledger) OR EXISTS (SELECT 1 FROM actor WHERE actor = NEW.actor)
  OR EXISTS (SELECT 1 FROM actor WHERE name = NEW.name AND uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER actor_appended AFTER INSERT ON actor
BEGIN UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at; END;
CREATE TRIGGER actor_stays BEFORE UPDATE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER actor_kept BEFORE DELETE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER account_append BEFORE INSERT ON account
WHEN NEW.number <> (SELECT count + 1 FROM ledger) OR NEW.balance <> 0 OR NEW.held <> 0
  OR EXISTS (SELECT 1 FROM account WHERE account = NEW.account)
  OR EXISTS (SELECT 1 FROM account WHERE kind = NEW.kind AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER account_appended AFTER INSERT ON account
BEGIN UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at; END;
CREATE TRIGGER account_stays BEFORE UPDATE OF account, number, kind, name, owner, recorded_at, hash ON account
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER account_kept BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER transfer_append BEFORE INSERT ON transfer
WHEN NEW.number <> (SELECT count + 1 FROM ledger) OR NEW.recorded_at < (SELECT recorded_at FROM ledger)
  OR NEW.kind IN (7, 8)
    AND EXISTS (SELECT 1 FROM transfer WHERE resolves = NEW.resolves AND kind IN (7, 8))
  OR NEW.first = NEW.number AND NEW.reverses IS NOT NULL
    AND EXISTS (SELECT 1 FROM transfer WHERE reverses = NEW.reverses AND first = number)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER transfer_appended AFTER INSERT ON transfer
BEGIN
  UPDATE account SET balance = balance - NEW.amount, held = held + iif(NEW.kind = 6, NEW.amount, 0)
    WHERE account = NEW.debit;
  UPDATE account SET balance = balance + NEW.amount, held = held - iif(NEW.kind = 8, NEW.amount, 0)
    WHERE account = NEW.credit;
  UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at;
END;
-- What was held is taken: it is the member's no longer.
CREATE TRIGGER transfer_taken AFTER INSERT ON transfer WHEN NEW.kind = 7
BEGIN
  UPDATE account SET held = held - NEW.amount
    WHERE account = (SELECT debit FROM transfer WHERE number = NEW.resolves);
END;
CREATE TRIGGER transfer_stays BEFORE UPDATE ON transfer
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER lot_append BEFORE INSERT ON lot
WHEN NEW.remaining <> NEW.amount OR EXISTS (SELECT 1 FROM lot WHERE lot = NEW.lot)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER lot_stays BEFORE UPDATE OF lot, account, amount, expires_at ON lot
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER lot_kept BEFORE DELETE ON lot
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER allocation_append BEFORE INSERT ON allocation
WHEN EXISTS (SELECT 1 FROM allocation WHERE transfer = NEW.transfer AND lot = NEW.lot)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER allocation_appended AFTER INSERT ON allocation
BEGIN UPDATE lot SET remaining = remaining - NEW.amount WHERE lot = NEW.lot; END;
CREATE TRIGGER allocation_stays BEFORE UPDATE ON allocation
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER allocation_kept BEFORE DELETE ON allocation
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
