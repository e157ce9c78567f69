-- What stations do for people: civil-affairs items (民生事项). Where `only_at` names no station, each
-- does it; in the way that the item says, but for those that pass it on all the same.
CREATE TABLE service (
  service INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  topic TEXT,
  way TEXT NOT NULL CHECK (way IN ('on_spot', 'passed_on')),
  agency INTEGER REFERENCES agency (agency),  -- to whom it is passed on
  papers TEXT,                          -- what people bring along, joined by '|'
  takes TEXT,                           -- until it is done: 2h, 4wh, 7wd
  aliases TEXT,                         -- other words for it, joined by '|'
  only_at TEXT,                         -- codes of stations, joined by '|'
  passed_on_at TEXT,                    -- the same
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX service_agency ON service (agency) WHERE agency IS NOT NULL;
