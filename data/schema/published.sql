-- A published book: what a look-up of stations, services and hotlines reads and nothing else. SQLite parses every table's
-- text at each start, so there are few, and what only guards writing is left to the office's book.
-- The R*Tree is its nodes alone, as look-ups walk them.

CREATE TABLE book (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE facility (facility INTEGER PRIMARY KEY, code TEXT, name_en TEXT, name_zh TEXT);

CREATE TABLE facility_alias (word TEXT PRIMARY KEY, facility INTEGER) WITHOUT ROWID;

-- Empty: who checked a facility is a person. That it is broken, station.broken says.
CREATE TABLE facility_state (
  station INTEGER PRIMARY KEY, facility INTEGER, broken_since INTEGER, note TEXT,
  checked_at INTEGER, checked_by TEXT
);

CREATE TABLE station (
  station INTEGER PRIMARY KEY, code TEXT UNIQUE, name TEXT, address TEXT, community TEXT,
  subdistrict TEXT, host TEXT, keeper TEXT, phone TEXT, lat REAL, lon REAL, source_lat TEXT,
  source_lon TEXT, source_datum TEXT, facilities INTEGER, broken INTEGER, hours TEXT, roles TEXT,
  note TEXT, closed_since INTEGER, closed_reason TEXT, seen_open_at INTEGER, edited INTEGER,
  batch INTEGER, content INTEGER, mark INTEGER
);

CREATE TABLE station_tree_node (nodeno INTEGER PRIMARY KEY, data BLOB);

CREATE TABLE station_text (station INTEGER PRIMARY KEY, folded TEXT);

CREATE TABLE calendar_day (code TEXT PRIMARY KEY, kind TEXT, name TEXT) WITHOUT ROWID;

-- Short lists, which are read whole: no index, no types.
CREATE TABLE service (service INTEGER PRIMARY KEY, code, name, topic, way, agency, papers, takes, aliases,
  only_at, passed_on_at, note, edited, batch, content, mark);

CREATE TABLE agency (agency INTEGER PRIMARY KEY, code, name, name_en, aliases);

CREATE TABLE hotline (hotline INTEGER PRIMARY KEY, code, name, helps, hours, place, note, edited, batch, content,
  mark);
