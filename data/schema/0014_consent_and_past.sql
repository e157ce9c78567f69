-- That a member consents to be named, and for what, or consents no more: what was said last counts.
DROP INDEX member_event_member;
DROP INDEX member_event_other;
DROP INDEX member_event_phone;
ALTER TABLE member_event RENAME TO former_event;
CREATE TABLE member_event (
  event INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (member),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('left', 'returned', 'merged', 'took-in', 'phone', 'consent', 'withdrawal')),
  day TEXT,                             -- of leaving or returning
  other INTEGER REFERENCES member (member),  -- whom they were merged with
  former TEXT,                          -- merged: the row as it was, as a JSON object; phone: the
                                        -- number that they had
  note TEXT,
  mark INTEGER NOT NULL,
  purpose TEXT CHECK (purpose IN ('honours')),  -- of consent and withdrawal
  CHECK ((kind IN ('consent', 'withdrawal')) = (purpose IS NOT NULL))
) STRICT;
INSERT INTO member_event (event, member, at, actor, kind, day, other, former, note, mark)
  SELECT event, member, at, actor, kind, day, other, former, note, mark FROM former_event;
DROP TABLE former_event;
CREATE INDEX member_event_member ON member_event (member);
CREATE INDEX member_event_other ON member_event (other) WHERE other IS NOT NULL;
CREATE INDEX member_event_phone ON member_event (former) WHERE kind = 'phone';
CREATE INDEX member_event_consent ON member_event (member) WHERE purpose IS NOT NULL;

-- What tells the past of this book from another past with the same numbers: a book that was set back
-- to an earlier state and went on from it. A number of each transaction that nobody can guess.
CREATE TABLE past (
  mark INTEGER PRIMARY KEY,
  token INTEGER NOT NULL
) STRICT;
