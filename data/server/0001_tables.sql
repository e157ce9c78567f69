-- The city's server, PostgreSQL 15 or later: what districts push of their books, persons masked.
-- Each table is partitioned by the book; a book's leaves are read and written by its own role alone.
-- The keys stand on the leaves: a leaf may also be a foreign table of another server.
CREATE SCHEMA yangxiao;
GRANT USAGE ON SCHEMA yangxiao TO PUBLIC;

-- One row: which of these files were run.
CREATE TABLE yangxiao.server (
  version integer NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
-- Whose pushes are taken for a book: the role that pushed it first.
CREATE TABLE yangxiao.registered (
  book text PRIMARY KEY CHECK (book ~ '^[0-9A-Z]{8}$'),
  role name NOT NULL
);
-- Roles that read all books; whoever owns the schema does, too.
CREATE TABLE yangxiao.reader (
  role name PRIMARY KEY
);
GRANT SELECT ON yangxiao.server TO PUBLIC;

-- Where the last push of a book ended, and the next one goes on.
CREATE TABLE yangxiao.book (
  book text NOT NULL,
  last_push timestamptz,                -- by the clock of this server; null: none has ended yet
  mark bigint NOT NULL DEFAULT 0,       -- the book's last transaction then,
  token bigint NOT NULL DEFAULT 0,      -- and its number by chance
  head text NOT NULL DEFAULT '',        -- of the ledger: count:hash
  at bigint NOT NULL DEFAULT 0,         -- the clock of whoever pushed, in seconds of UTC
  last_report bigint NOT NULL DEFAULT 0,  -- the highest number of a report
  rendering text NOT NULL DEFAULT '',   -- what else the rows depend on
  version text NOT NULL DEFAULT '',     -- of the program that pushed last
  time_zone text NOT NULL DEFAULT '',
  rows jsonb NOT NULL DEFAULT '{}'      -- how many of each table
) PARTITION BY LIST (book);

CREATE TABLE yangxiao.station (
  book text NOT NULL, station bigint NOT NULL, code text NOT NULL, name text, address text,
  community text, subdistrict text, host text, keeper text, phone text, lat double precision,
  lon double precision, datum text, source_lat text, source_lon text, source_datum text,
  facilities text[], broken text[], hours text, roles text, status text, note text,
  closed_since timestamptz, closed_reason text, seen_open_at timestamptz
) PARTITION BY LIST (book);

CREATE TABLE yangxiao.member (
  book text NOT NULL, member bigint NOT NULL, code text NOT NULL, name text, phone text,
  occupation text, employer text, team text, station text, patch text[], patch_radius bigint,
  joined_on text, left_on text, note text, lat double precision, lon double precision, datum text,
  source_lat text, source_lon text, source_datum text
) PARTITION BY LIST (book);

CREATE TABLE yangxiao.service (
  book text NOT NULL, service bigint NOT NULL, code text NOT NULL, name text, topic text, way text,
  agency text, papers text[], takes text, aliases text[], only_at text[], passed_on_at text[],
  note text
) PARTITION BY LIST (book);

CREATE TABLE yangxiao.report (
  book text NOT NULL, report bigint NOT NULL, code text NOT NULL, channel text, external_id text,
  reported_at timestamptz, category text, status text, description text, address text,
  subdistrict text, lat double precision, lon double precision, source_lat text, source_lon text,
  source_datum text, station text, station_inferred boolean, member text, reporter text, phone text,
  agency text, accepted_at timestamptz, dispatched_at timestamptz, resolved_at timestamptz,
  verified_at timestamptz, closed_at timestamptz, resolution text, photos text, flaws text,
  priority text, call text, hops bigint, parked_until timestamptz, extended_to timestamptz,
  duplicate_of text, deadline timestamptz,
  -- Of statistics: the state as booked, where status is that of the clock; whether its times count;
  -- by when it had to be resolved, of what is; the month in which it was filed, in the book's zone.
  state text, is_timed boolean, resolve_by timestamptz, month text
) PARTITION BY LIST (book);

CREATE TABLE yangxiao.redemption (
  book text NOT NULL, redemption bigint NOT NULL, code text NOT NULL, state text,
  reserved_at timestamptz, valid_until timestamptz, settled_at timestamptz, member text,
  member_name text, item text, quantity bigint, points bigint, station text, partner text,
  offline boolean, actor text,
  -- Of what is open as booked: from when on what is held for it is the member's again, and of which
  -- lots it is.
  free_from timestamptz, held_points bigint[], held_until timestamptz[]
) PARTITION BY LIST (book);

-- Accounts and transfers by their numbers in the chain; a member's account is named by their code.
CREATE TABLE yangxiao.account (
  book text NOT NULL, account bigint NOT NULL, kind text NOT NULL, name text,
  balance bigint NOT NULL, held bigint NOT NULL, owed bigint NOT NULL,
  holder text                           -- the code of the member who has it; null: nobody any more
) PARTITION BY LIST (book);
CREATE TABLE yangxiao.transfer (
  book text NOT NULL, transfer bigint NOT NULL, "group" bigint NOT NULL, kind text NOT NULL,
  points bigint NOT NULL, debit bigint NOT NULL, credit bigint NOT NULL, about text,
  about_code text, rule bigint, happened_at timestamptz, recorded_at timestamptz,
  expires_at timestamptz, batch bigint, resolves bigint, reverses bigint, actor text
) PARTITION BY LIST (book);
CREATE TABLE yangxiao.lot (
  book text NOT NULL, lot bigint NOT NULL, account bigint NOT NULL, remaining bigint NOT NULL,
  expires_at timestamptz                -- null: never
) PARTITION BY LIST (book);

CREATE FUNCTION yangxiao.tables() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['book', 'station', 'member', 'service', 'report', 'redemption', 'account', 'transfer',
    'lot']
$$;

-- The books of the role that has logged in.
CREATE FUNCTION yangxiao.own_books() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = '' AS $$
  SELECT coalesce(array_agg(book), '{}') FROM yangxiao.registered WHERE role = session_user
$$;
CREATE FUNCTION yangxiao.reads_all() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = '' AS $$
  SELECT EXISTS (SELECT FROM yangxiao.reader WHERE role = session_user)
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    EXECUTE format('ALTER TABLE yangxiao.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON yangxiao.%I '
      'USING (book = ANY ((SELECT yangxiao.own_books())::text[])) '
      'WITH CHECK (book = ANY ((SELECT yangxiao.own_books())::text[]))', name);
    EXECUTE format('CREATE POLICY all_rows ON yangxiao.%I FOR SELECT '
      'USING ((SELECT yangxiao.reads_all()))', name);
    EXECUTE format('GRANT SELECT ON yangxiao.%I TO PUBLIC', name);
  END LOOP;
END
$$;

CREATE FUNCTION yangxiao.leaf(name text, id text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT name || '_' || lower(id)
$$;

-- The leaves of a book, made where they are not there; to be called before each push, and committed
-- by itself. SQLSTATE YX001: another role pushes this book; YX002: its leaves are of another server.
CREATE FUNCTION yangxiao.open_book(id text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$
DECLARE
  owner name;
  name text;
  leaf text;
  origin text;
BEGIN
  -- Two that make a leaf of one table at once would wait for each other.
  PERFORM pg_catalog.pg_advisory_xact_lock(hashtextextended('yangxiao', 0));
  SELECT role INTO owner FROM yangxiao.registered WHERE book = id;
  IF owner IS NULL THEN
    INSERT INTO yangxiao.registered VALUES (id, session_user);
  ELSIF owner <> session_user THEN
    RAISE EXCEPTION USING errcode = 'YX001', message = owner;
  END IF;
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    leaf := yangxiao.leaf(name, id);
    SELECT server.srvname INTO origin
      FROM pg_catalog.pg_foreign_table AS shown
      JOIN pg_catalog.pg_foreign_server AS server ON server.oid = shown.ftserver
      WHERE shown.ftrelid = to_regclass(format('yangxiao.%I', leaf));
    IF origin IS NOT NULL THEN
      RAISE EXCEPTION USING errcode = 'YX002', message = origin;
    END IF;
    CONTINUE WHEN to_regclass(format('yangxiao.%I', leaf)) IS NOT NULL;
    EXECUTE format('CREATE TABLE yangxiao.%I (LIKE yangxiao.%I INCLUDING DEFAULTS)', leaf, name);
    EXECUTE format('ALTER TABLE yangxiao.%I ADD PRIMARY KEY (%s)', leaf,
      CASE name WHEN 'book' THEN 'book' ELSE 'book, ' || quote_ident(name) END);
    EXECUTE format('ALTER TABLE yangxiao.%I ATTACH PARTITION yangxiao.%I FOR VALUES IN (%L)', name,
      leaf, id);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON yangxiao.%I, yangxiao.%I TO %I', leaf,
      name, session_user);
  END LOOP;
  -- What the clock alone changes is looked up, and so is what can still be spent.
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON yangxiao.%I (parked_until) '
    'WHERE status = ''parked''', 'parked_' || lower(id), yangxiao.leaf('report', id));
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON yangxiao.%I (account, expires_at) '
    'WHERE remaining > 0', 'left_' || lower(id), yangxiao.leaf('lot', id));
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON yangxiao.%I (member) WHERE free_from IS NOT NULL',
    'open_' || lower(id), yangxiao.leaf('redemption', id));
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON yangxiao.%I (holder)', 'holder_' || lower(id),
    yangxiao.leaf('account', id));
  EXECUTE format('INSERT INTO yangxiao.%I (book) VALUES (%L) ON CONFLICT DO NOTHING',
    yangxiao.leaf('book', id), id);
END
$$;

-- Takes the rows of the temporary table `staged` into a book's leaf: new ones, and those that say
-- something else. `is_whole`: what is not staged goes.
CREATE FUNCTION yangxiao.take_staged(name text, id text, is_whole boolean,
  OUT inserted bigint, OUT updated bigint, OUT deleted bigint) LANGUAGE plpgsql AS $$
DECLARE
  leaf text := format('yangxiao.%I', yangxiao.leaf(name, id));
  columns text;
  written bigint;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_catalog.pg_attribute
    WHERE attrelid = to_regclass(leaf) AND attnum > 0 AND NOT attisdropped;
  deleted := 0;
  IF is_whole THEN
    EXECUTE format('DELETE FROM %1$s AS held WHERE NOT EXISTS '
      '(SELECT FROM pg_temp.staged WHERE staged.%2$I = held.%2$I)', leaf, name);
    GET DIAGNOSTICS deleted = ROW_COUNT;
  END IF;
  EXECUTE format('SELECT count(*) FROM pg_temp.staged WHERE NOT EXISTS '
    '(SELECT FROM %1$s AS held WHERE held.book = staged.book AND held.%2$I = staged.%2$I)', leaf, name)
    INTO inserted;
  EXECUTE format('INSERT INTO %1$s AS held (%3$s) SELECT %3$s FROM pg_temp.staged '
    'ON CONFLICT (book, %2$I) DO UPDATE SET (%3$s) = (SELECT %4$s) '
    'WHERE held.* IS DISTINCT FROM excluded.*', leaf, name, columns,
    (SELECT string_agg('excluded.' || part, ', ') FROM unnest(string_to_array(columns, ', ')) AS part));
  GET DIAGNOSTICS written = ROW_COUNT;
  updated := written - inserted;
END
$$;
