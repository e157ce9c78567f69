-- What is donated, where it lies, and who redeemed points for it (lib/redeem). The lists first: as
-- for an employer (0002_members.sql), edited, batch and content belong to the imports.

CREATE TABLE donor (
  donor INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('department', 'firm', 'shop', 'association', 'person', 'other')),
  contact TEXT,
  phone TEXT,                           -- normalised; several joined by ';'
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- A counter that is no station: a hotel that hands out the lunches that it gives.
CREATE TABLE partner (
  partner INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT,
  hours TEXT,                           -- as those of a station
  contact TEXT,
  phone TEXT,
  ended_on TEXT,                        -- from this day on it hands out nothing more
  note TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  source_lat TEXT,
  source_lon TEXT,
  source_datum TEXT CHECK (source_datum IN ('wgs84', 'gcj02', 'bd09')),
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
  item INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'meal', 'service', 'free')),
  price INTEGER CHECK (price >= 0),     -- points for one
  per_day INTEGER,                      -- so many a member may have
  per_month INTEGER,
  hours TEXT,                           -- when it is handed out
  picture TEXT,                         -- a path
  withdrawn_on TEXT,                    -- from this day on it is not to be had
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  CHECK ((kind = 'free') = (coalesce(price, 0) = 0))
) STRICT;

-- What a merchant grants to riders: 20 percent off.
CREATE TABLE offer (
  offer INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  shop TEXT NOT NULL,
  terms TEXT NOT NULL,
  audience TEXT,                        -- for whom; NULL: every member
  starts_on TEXT,
  ends_on TEXT,                         -- the last day
  address TEXT,
  hours TEXT,
  phone TEXT,
  note TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  source_lat TEXT,
  source_lon TEXT,
  source_datum TEXT CHECK (source_datum IN ('wgs84', 'gcj02', 'bd09')),
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- Stock: accounts in double entry, linked into the chain of the ledger (0007_ledger.sql). The
-- numbers in `kind` are those of lib/redeem/movement.hpp.
CREATE TABLE stock_account (
  account INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,       -- in the chain
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
  donor INTEGER REFERENCES donor (donor),
  station INTEGER REFERENCES station (station),
  partner INTEGER REFERENCES partner (partner),
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK ((donor IS NOT NULL) + (station IS NOT NULL) + (partner IS NOT NULL) = 1),
  CHECK ((kind = 0) = (donor IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX stock_account_donor ON stock_account (donor) WHERE donor IS NOT NULL;
CREATE UNIQUE INDEX stock_account_station ON stock_account (station, kind) WHERE station IS NOT NULL;
CREATE UNIQUE INDEX stock_account_partner ON stock_account (partner, kind) WHERE partner IS NOT NULL;

CREATE TABLE stock_lot (
  lot INTEGER PRIMARY KEY,              -- its number in the chain
  item INTEGER NOT NULL REFERENCES item (item),
  donor INTEGER REFERENCES donor (donor),  -- NULL: it was found
  expires_at INTEGER,                   -- NULL: never
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX stock_lot_donor ON stock_lot (donor, item, received_at) WHERE donor IS NOT NULL;

CREATE TABLE redemption (
  redemption INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,            -- the voucher's
  item INTEGER NOT NULL REFERENCES item (item),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  price INTEGER NOT NULL CHECK (price >= 0),  -- points for one, when it was reserved
  member INTEGER REFERENCES member (member),  -- NULL: free, and nobody asked who it was
  station INTEGER REFERENCES station (station),
  partner INTEGER REFERENCES partner (partner),
  reserved_at INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,         -- from then on it has lapsed, booked or not
  actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'collected', 'cancelled', 'lapsed', 'returned')),
  mark INTEGER NOT NULL,
  CHECK ((station IS NULL) <> (partner IS NULL)),
  CHECK (price = 0 OR member IS NOT NULL)
) STRICT;
CREATE INDEX redemption_member ON redemption (member, reserved_at) WHERE member IS NOT NULL;
CREATE INDEX redemption_lapsing ON redemption (valid_until) WHERE state = 'open';

-- What became of a voucher, step by step. That it was reserved is no event: the row itself says it.
CREATE TABLE redemption_event (
  event INTEGER PRIMARY KEY,
  redemption INTEGER NOT NULL REFERENCES redemption (redemption),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('collect', 'cancel', 'lapse', 'return', 'print')),
  proof TEXT CHECK (proof IN ('code', 'qr', 'phone')),   -- of a collect: how it was shown
  cause TEXT CHECK (cause IN ('member', 'office')),      -- of a cancel: whose wish or fault
  note TEXT,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX redemption_event_redemption ON redemption_event (redemption);

CREATE TABLE stock_movement (
  number INTEGER PRIMARY KEY,           -- in the chain
  first INTEGER NOT NULL,               -- the first of those that were booked as one
  lot INTEGER NOT NULL REFERENCES stock_lot (lot),
  debit INTEGER NOT NULL REFERENCES stock_account (account),   -- which gives
  credit INTEGER NOT NULL REFERENCES stock_account (account),  -- which gets
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 12),
  redemption INTEGER REFERENCES redemption (redemption),
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (actor),
  batch INTEGER REFERENCES batch (batch),
  resolves INTEGER REFERENCES stock_movement (number),  -- the hold, or the sending, that it ends
  reverses INTEGER REFERENCES stock_movement (number),
  note BLOB CHECK (length(note) = 32),  -- the digest of salt and text (stock_note)
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK (debit <> credit), CHECK (first <= number)
) STRICT;
CREATE INDEX stock_movement_batch ON stock_movement (batch) WHERE batch IS NOT NULL;
CREATE INDEX stock_movement_lot ON stock_movement (lot, number);
CREATE INDEX stock_movement_redemption ON stock_movement (redemption) WHERE redemption IS NOT NULL;
-- A hold ends once: handed out (2) or given back (3). What was handed out or given comes back once.
CREATE UNIQUE INDEX stock_movement_resolves ON stock_movement (resolves) WHERE kind IN (2, 3) AND resolves IS NOT NULL;
CREATE UNIQUE INDEX stock_movement_reverses ON stock_movement (reverses) WHERE reverses IS NOT NULL;
-- What is on its way, and what of it has come (5), is past its date (7) or was lost (8).
CREATE INDEX stock_movement_sent ON stock_movement (number) WHERE kind = 4;
CREATE INDEX stock_movement_arrived ON stock_movement (resolves) WHERE kind IN (5, 7, 8) AND resolves IS NOT NULL;

CREATE TABLE stock_note (
  movement INTEGER PRIMARY KEY REFERENCES stock_movement (number),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  text TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- What of a lot an account has: kept by the triggers below. What a donor gave stands below zero,
-- and so does what was found.
CREATE TABLE stock (
  account INTEGER NOT NULL REFERENCES stock_account (account),
  lot INTEGER NOT NULL REFERENCES stock_lot (lot),
  kind INTEGER NOT NULL,                -- of the account
  item INTEGER NOT NULL,                -- of the lot, as are those below
  expires_at INTEGER NOT NULL,          -- 253402300800, the end of the year 9999: never
  quantity INTEGER NOT NULL,
  PRIMARY KEY (account, lot),
  CHECK (quantity >= 0 OR kind IN (0, 8))
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_there ON stock (account, item, expires_at, lot, quantity) WHERE quantity > 0;
CREATE INDEX stock_lapsing ON stock (expires_at, account, lot, quantity) WHERE quantity > 0 AND kind = 1;

CREATE TRIGGER stock_account_append BEFORE INSERT ON stock_account
WHEN NEW.number <> (SELECT count + 1 FROM ledger)
  OR EXISTS (SELECT 1 FROM stock_account WHERE account = NEW.account)
  OR EXISTS (SELECT 1 FROM stock_account WHERE donor = NEW.donor)
  OR EXISTS (SELECT 1 FROM stock_account WHERE station = NEW.station AND kind = NEW.kind)
  OR EXISTS (SELECT 1 FROM stock_account WHERE partner = NEW.partner AND kind = NEW.kind)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_account_appended AFTER INSERT ON stock_account
BEGIN UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at; END;
CREATE TRIGGER stock_account_stays BEFORE UPDATE ON stock_account
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_account_kept BEFORE DELETE ON stock_account
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER stock_lot_append BEFORE INSERT ON stock_lot
WHEN NEW.lot <> (SELECT count + 1 FROM ledger) OR EXISTS (SELECT 1 FROM stock_lot WHERE lot = NEW.lot)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_lot_appended AFTER INSERT ON stock_lot
BEGIN UPDATE ledger SET count = NEW.lot, hash = NEW.hash, recorded_at = NEW.recorded_at; END;
CREATE TRIGGER stock_lot_stays BEFORE UPDATE ON stock_lot
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_lot_kept BEFORE DELETE ON stock_lot
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

CREATE TRIGGER stock_movement_append BEFORE INSERT ON stock_movement
WHEN NEW.number <> (SELECT count + 1 FROM ledger) OR NEW.recorded_at < (SELECT recorded_at FROM ledger)
  OR NEW.kind IN (2, 3) AND EXISTS (SELECT 1 FROM stock_movement WHERE resolves = NEW.resolves AND kind IN (2, 3))
  OR EXISTS (SELECT 1 FROM stock_movement WHERE reverses = NEW.reverses)
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_movement_appended AFTER INSERT ON stock_movement
BEGIN
  INSERT INTO stock (account, lot, kind, item, expires_at, quantity)
    SELECT account, lot, kind, item, coalesce(expires_at, 253402300800), 0
    FROM stock_account, stock_lot WHERE account IN (NEW.debit, NEW.credit) AND lot = NEW.lot
    ON CONFLICT (account, lot) DO NOTHING;
  UPDATE stock SET quantity = quantity - NEW.quantity WHERE account = NEW.debit AND lot = NEW.lot;
  UPDATE stock SET quantity = quantity + NEW.quantity WHERE account = NEW.credit AND lot = NEW.lot;
  UPDATE ledger SET count = NEW.number, hash = NEW.hash, recorded_at = NEW.recorded_at;
END;
CREATE TRIGGER stock_movement_stays BEFORE UPDATE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;
CREATE TRIGGER stock_movement_kept BEFORE DELETE ON stock_movement
BEGIN SELECT RAISE(ABORT, 'the ledger is appended to'); END;

-- What a voucher is about never changes; what became of it does, and an event says how.
CREATE TRIGGER redemption_stays BEFORE UPDATE OF redemption, code, item, quantity, price, member, station,
  partner, reserved_at, valid_until, actor ON redemption
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;
CREATE TRIGGER redemption_kept BEFORE DELETE ON redemption
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;
-- What a person wrote can be erased, and not be changed.
CREATE TRIGGER redemption_event_stays BEFORE UPDATE ON redemption_event
WHEN NEW.note IS NOT NULL OR NEW.event <> OLD.event OR NEW.redemption <> OLD.redemption OR NEW.at <> OLD.at
  OR NEW.actor <> OLD.actor OR NEW.kind <> OLD.kind OR NEW.proof IS NOT OLD.proof OR NEW.cause IS NOT OLD.cause
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;
CREATE TRIGGER redemption_event_kept BEFORE DELETE ON redemption_event
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;

-- The hold of a redemption: 6, a hold.
CREATE INDEX transfer_hold ON transfer (subject_number) WHERE kind = 6;
