-- What was to be booked by hand and is more than one person may book: it waits for another.

CREATE TABLE approval (
  approval INTEGER PRIMARY KEY,
  verb TEXT NOT NULL CHECK (verb IN ('award', 'adjust', 'reverse')),
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
CREATE INDEX approval_transfer ON approval (transfer) WHERE transfer IS NOT NULL;

-- Reports that were said to tell the same, or not to: what was paid for them may have become more.
CREATE INDEX report_event_link ON report_event (at, report)
  WHERE kind IN ('merge', 'take_in', 'split', 'split_off');

-- What somebody booked by hand in a day: 1, an award; 4, an adjustment; 12, a reversal.
CREATE INDEX transfer_by_hand ON transfer (actor, recorded_at, kind, amount) WHERE kind IN (1, 4, 12);
