-- Employers, teams and members. Days are YYYY-MM-DD.
--
-- As for a station: edited has a bit for each field that a person changed here, batch is the import
-- that made the row, content the mark under which it got what it says, and the numbers of a place
-- stand beside it as they came.

CREATE TABLE employer (
  employer INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('depot', 'delivery-site', 'ride-hailing', 'cleaning', 'other')),
  contact TEXT,
  phone TEXT,                           -- normalised; several joined by ';'
  address TEXT,
  visited_on TEXT,                      -- when somebody of the office was last there
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

CREATE TABLE team (
  team INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('volunteer', 'branch')),
  captain INTEGER REFERENCES member (member),
  adviser TEXT,
  station INTEGER REFERENCES station (station),
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
  member INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  phone TEXT,                           -- one number, normalised
  occupation TEXT CHECK (occupation IN ('courier', 'rider', 'driver', 'cleaner', 'other')),
  employer INTEGER REFERENCES employer (employer),
  team INTEGER REFERENCES team (team),
  station INTEGER REFERENCES station (station),  -- the home station
  patch TEXT,                           -- the compounds that they know, joined by '|'
  patch_radius INTEGER,                 -- metres around lat, lon, or around the home station
  joined_on TEXT,
  left_on TEXT,                         -- not null: they have left
  note TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  source_lat TEXT,
  source_lon TEXT,
  source_datum TEXT CHECK (source_datum IN ('wgs84', 'gcj02', 'bd09')),
  merged_into INTEGER REFERENCES member (member),
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- Nobody has the phone of another who is here.
CREATE UNIQUE INDEX member_phone ON member (phone)
  WHERE left_on IS NULL AND merged_into IS NULL AND phone IS NOT NULL;
CREATE INDEX member_any_phone ON member (phone) WHERE phone IS NOT NULL;
CREATE INDEX member_name ON member (name);
CREATE INDEX member_employer ON member (employer);
CREATE INDEX member_team ON member (team);
CREATE INDEX member_station ON member (station);
CREATE INDEX member_merged_into ON member (merged_into) WHERE merged_into IS NOT NULL;

-- Coming, going and being found to be one: what a member's standing depends on.
CREATE TABLE member_event (
  event INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (member),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('left', 'returned', 'merged', 'took-in', 'phone')),
  day TEXT,                             -- of leaving or returning
  other INTEGER REFERENCES member (member),  -- whom they were merged with
  former TEXT,                          -- merged: the row as it was, as a JSON object; phone: the
                                        -- number that they had
  note TEXT,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX member_event_member ON member_event (member);
CREATE INDEX member_event_other ON member_event (other) WHERE other IS NOT NULL;
CREATE INDEX member_event_phone ON member_event (former) WHERE kind = 'phone';
