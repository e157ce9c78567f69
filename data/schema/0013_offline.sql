-- Vouchers that may be handed out where the book is not at hand (lib/redeem): nobody knows what
-- became of one before the list of its place is in.
ALTER TABLE redemption ADD COLUMN offline INTEGER NOT NULL DEFAULT 0 CHECK (offline IN (0, 1));
-- From then on what is held for it may go: as long as it is valid, or, of one that may have been
-- handed out unseen, some days more; a list of its place takes these days off.
ALTER TABLE redemption ADD COLUMN kept_until INTEGER NOT NULL DEFAULT 0;
UPDATE redemption SET kept_until = valid_until;
DROP INDEX redemption_lapsing;
CREATE INDEX redemption_lapsing ON redemption (kept_until) WHERE state = 'open';
DROP TRIGGER redemption_stays;
CREATE TRIGGER redemption_stays BEFORE UPDATE OF redemption, code, item, quantity, price, member, station,
  partner, reserved_at, valid_until, actor, offline ON redemption
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;

-- What a place handed out without the book: of which times its lists tell.
CREATE TABLE place_list (
  batch INTEGER PRIMARY KEY REFERENCES batch (batch),
  station INTEGER REFERENCES station (station),
  partner INTEGER REFERENCES partner (partner),
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  CHECK (since <= until),
  CHECK ((station IS NULL) <> (partner IS NULL))
) STRICT;

-- One step more: handed out again, which a list has told.
DROP TRIGGER redemption_event_stays;
DROP TRIGGER redemption_event_kept;
DROP INDEX redemption_event_redemption;
ALTER TABLE redemption_event RENAME TO former_event;
CREATE TABLE redemption_event (
  event INTEGER PRIMARY KEY,
  redemption INTEGER NOT NULL REFERENCES redemption (redemption),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('collect', 'cancel', 'lapse', 'return', 'print', 'again')),
  proof TEXT CHECK (proof IN ('code', 'qr', 'phone')),   -- of a collect: how it was shown
  cause TEXT CHECK (cause IN ('member', 'office')),      -- of a cancel: whose wish or fault
  batch INTEGER REFERENCES batch (batch),                -- the list that told it
  note TEXT,
  mark INTEGER NOT NULL,
  CHECK (kind <> 'again' OR batch IS NOT NULL)
) STRICT;
INSERT INTO redemption_event (event, redemption, at, actor, kind, proof, cause, note, mark)
  SELECT event, redemption, at, actor, kind, proof, cause, note, mark FROM former_event;
DROP TABLE former_event;
CREATE INDEX redemption_event_redemption ON redemption_event (redemption);
-- What a person wrote can be erased, and not be changed.
CREATE TRIGGER redemption_event_stays BEFORE UPDATE ON redemption_event
WHEN NEW.note IS NOT NULL OR NEW.event <> OLD.event OR NEW.redemption <> OLD.redemption OR NEW.at <> OLD.at
  OR NEW.actor <> OLD.actor OR NEW.kind <> OLD.kind OR NEW.proof IS NOT OLD.proof OR NEW.cause IS NOT OLD.cause
  OR NEW.batch IS NOT OLD.batch
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;
CREATE TRIGGER redemption_event_kept BEFORE DELETE ON redemption_event
BEGIN SELECT RAISE(ABORT, 'what was reserved stays as it was'); END;
