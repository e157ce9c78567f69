-- That a member had another name: whoever is erased is erased under that one, too.
DROP INDEX member_event_member;
DROP INDEX member_event_other;
DROP INDEX member_event_phone;
DROP INDEX member_event_consent;
ALTER TABLE member_event RENAME TO former_event;
CREATE TABLE member_event (
  event INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (member),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('left', 'returned', 'merged', 'took-in', 'phone', 'name', 'consent', 'withdrawal')),
  day TEXT,                             -- of leaving or returning
  other INTEGER REFERENCES member (member),  -- whom they were merged with
  former TEXT,                          -- merged: the row as it was, as a JSON object; phone, name:
                                        -- the one that they had
  note TEXT,
  mark INTEGER NOT NULL,
  purpose TEXT CHECK (purpose IN ('honours')),  -- of consent and withdrawal
  CHECK ((kind IN ('consent', 'withdrawal')) = (purpose IS NOT NULL))
) STRICT;
INSERT INTO member_event (event, member, at, actor, kind, day, other, former, note, mark, purpose)
  SELECT event, member, at, actor, kind, day, other, former, note, mark, purpose FROM former_event;
DROP TABLE former_event;
CREATE INDEX member_event_member ON member_event (member);
CREATE INDEX member_event_other ON member_event (other) WHERE other IS NOT NULL;
CREATE INDEX member_event_phone ON member_event (former) WHERE kind = 'phone';
CREATE INDEX member_event_consent ON member_event (member) WHERE purpose IS NOT NULL;
