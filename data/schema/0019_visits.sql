-- Who comes to a station, what they are given there for nothing, and what they did not find. What
-- lies on its shelf leaves it by movements of stock (lib/redeem/visit).
CREATE TABLE visit (
  visit INTEGER PRIMARY KEY,
  station INTEGER NOT NULL REFERENCES station (station),
  at INTEGER NOT NULL,                  -- of a day alone its first moment
  has_time INTEGER NOT NULL CHECK (has_time IN (0, 1)),
  people INTEGER NOT NULL CHECK (people > 0),
  member INTEGER REFERENCES member (member),  -- NULL: nobody asked who it was
  lacked TEXT,                          -- codes of facilities, else words, joined by '|'
  note TEXT,
  actor TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  batch INTEGER REFERENCES batch (batch),
  mark INTEGER NOT NULL,
  CHECK (member IS NULL OR people = 1)
) STRICT;
CREATE INDEX visit_station ON visit (station, at);
CREATE INDEX visit_at ON visit (at);
CREATE INDEX visit_member ON visit (member) WHERE member IS NOT NULL;
CREATE INDEX visit_batch ON visit (batch) WHERE batch IS NOT NULL;

CREATE TABLE visit_gift (
  visit_gift INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visit (visit),
  item INTEGER NOT NULL REFERENCES item (item),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  movement INTEGER UNIQUE,              -- the first of those that took it from the shelf; NULL: it never lay there
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_gift_visit ON visit_gift (visit);
CREATE INDEX visit_gift_item ON visit_gift (item);
