-- The book, its batches, and the stations. Times are UTC seconds, coordinates WGS-84 degrees.
--
-- mark: the number of the book's transaction that last wrote the row. Increments and the city's
-- server follow the marks; a deletion leaves a tombstone with the number.

CREATE TABLE book (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
  table_name TEXT NOT NULL,
  key TEXT NOT NULL,
  mark INTEGER NOT NULL,
  PRIMARY KEY (table_name, key)
) STRICT, WITHOUT ROWID;

-- One import, whatever it brought.
CREATE TABLE batch (
  batch INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,                -- what the rows are: 'stations'
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  inserted INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  flawed INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  mark INTEGER NOT NULL
) STRICT;

-- What a row was before a batch wrote over it; a row that the batch made is not here, it names its
-- batch itself.
CREATE TABLE batch_former (
  batch INTEGER NOT NULL REFERENCES batch (batch),
  row INTEGER NOT NULL,
  former TEXT NOT NULL,                 -- the columns as a JSON object
  PRIMARY KEY (batch, row)
) STRICT, WITHOUT ROWID;

-- What a station can offer. The number is a bit in station.facilities, so there are at most 62.
CREATE TABLE facility (
  facility INTEGER PRIMARY KEY CHECK (facility BETWEEN 0 AND 61),
  code TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

-- Every word by which a facility is known, folded as for searching.
CREATE TABLE facility_alias (
  word TEXT PRIMARY KEY,
  facility INTEGER NOT NULL REFERENCES facility (facility),
  mark INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
  station INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT,
  community TEXT,
  subdistrict TEXT,
  host TEXT,                            -- whose premises it stands in
  keeper TEXT,
  phone TEXT,                           -- normalised; several joined by ';'
  lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
  lon REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
  source_lat TEXT NOT NULL,             -- the numbers as they came
  source_lon TEXT NOT NULL,
  source_datum TEXT NOT NULL CHECK (source_datum IN ('wgs84', 'gcj02', 'bd09')),
  facilities INTEGER NOT NULL DEFAULT 0,
  broken INTEGER NOT NULL DEFAULT 0,    -- facilities that do not work, as facility_state says
  hours TEXT,                           -- in the words of whoever wrote them
  roles TEXT,                           -- joined by '|'
  note TEXT,
  closed_since INTEGER,                 -- not null: closed
  closed_reason TEXT,
  seen_open_at INTEGER,
  edited INTEGER NOT NULL DEFAULT 0,    -- the fields that a person changed here, a bit each
  batch INTEGER REFERENCES batch (batch),  -- the import that made the row; null: made by hand
  content INTEGER NOT NULL,             -- the mark under which it got what it says: undo brings an
                                        -- earlier one back, while mark goes on
  mark INTEGER NOT NULL
) STRICT;

-- Whether a facility works. No row: it does, as far as anybody has said.
CREATE TABLE facility_state (
  station INTEGER NOT NULL REFERENCES station (station),
  facility INTEGER NOT NULL REFERENCES facility (facility),
  broken_since INTEGER,                 -- null: it works
  note TEXT,
  checked_at INTEGER NOT NULL,
  checked_by TEXT NOT NULL,
  mark INTEGER NOT NULL,
  PRIMARY KEY (station, facility)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE station_tree USING rtree (
  station,
  lat_min, lat_max,
  lon_min, lon_max
);

-- What `search` reads: code, name, community, subdistrict, address, host, folded, each ended by
-- U+001F.
CREATE TABLE station_text (
  station INTEGER PRIMARY KEY REFERENCES station (station),
  folded TEXT NOT NULL
) STRICT;

-- Days that are not what their weekday says: public holidays, and weekends that are worked instead.
CREATE TABLE calendar_day (
  day TEXT PRIMARY KEY,                 -- YYYY-MM-DD
  kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
  name TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
