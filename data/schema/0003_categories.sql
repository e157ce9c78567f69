-- What reports are sorted by: agencies, channels, a tree of categories.

CREATE TABLE agency (
  agency INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT,
  aliases TEXT,                         -- other words for it, joined by '|'
  contact TEXT,
  phone TEXT,
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

CREATE TABLE channel (
  channel INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT,
  aliases TEXT,
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;

CREATE TABLE category (
  category INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT,
  aliases TEXT,
  parent INTEGER REFERENCES category (category),
  priority TEXT CHECK (priority IN ('emergency', 'urgent', 'normal')),
  call TEXT,                            -- the number to call first
  agency INTEGER REFERENCES agency (agency),
  accept_limit TEXT,                    -- 2h hours of the clock, 4wh working hours, 7wd working days
  dispatch_limit TEXT,
  resolve_limit TEXT,
  duplicate_metres INTEGER,             -- 0: none is looked for
  duplicate_hours INTEGER,
  note TEXT,
  edited INTEGER NOT NULL DEFAULT 0,
  batch INTEGER REFERENCES batch (batch),
  content INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX category_parent ON category (parent);
