-- The city's server, PostgreSQL 15 or later: what districts push of their books, persons masked.
-- Each table is partitioned by the book; a book's leaves are read and written by its own role alone.
-- The keys stand on the leaves: a leaf may also be a foreign table of another server.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'yangxiao') THEN
    CREATE SCHEMA yangxiao;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA yangxiao TO PUBLIC;

-- One row: which of these files were run.
CREATE TABLE yangxiao.server (
  version integer NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
-- The roles that may push (yangxiao.admit), and what the district of each is called. Whoever owns the
-- schema may, too.
CREATE TABLE yangxiao.district (
  role name PRIMARY KEY,
  name text NOT NULL,
  admitted_at timestamptz NOT NULL DEFAULT now()
);
-- Whose pushes are taken for a book: the role that pushed it first.
CREATE TABLE yangxiao.registered (
  book text PRIMARY KEY CHECK (book ~ '^[0-9A-Z]{8}$'),
  role name NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);
-- Roles that read all books (yangxiao.admit_reader); whoever owns the schema does, too.
CREATE TABLE yangxiao.reader (
  role name PRIMARY KEY
);
GRANT SELECT ON yangxiao.server, yangxiao.district, yangxiao.registered TO PUBLIC;

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

-- What codes of the other lists mean: kind is category, channel, agency, item, partner, team or
-- employer. Codes that a book made by itself are its own: elsewhere they mean something else.
CREATE TABLE yangxiao.entry (
  book text NOT NULL, entry bigint NOT NULL, kind text NOT NULL, code text NOT NULL, name text
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
  SELECT ARRAY['book', 'station', 'member', 'service', 'entry', 'report', 'redemption', 'account',
    'transfer', 'lot']
$$;

-- The books of the role that has logged in.
CREATE FUNCTION yangxiao.own_books() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = '' AS $$
  SELECT coalesce(array_agg(book), '{}') FROM yangxiao.registered WHERE role = session_user
$$;
-- Whether the role that has logged in owns the schema, or belongs to who does.
CREATE FUNCTION yangxiao.owns_all() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = '' AS $$
  SELECT pg_has_role(session_user, nspowner, 'member')
  FROM pg_catalog.pg_namespace WHERE nspname = 'yangxiao'
$$;
CREATE FUNCTION yangxiao.reads_all() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = '' AS $$
  SELECT yangxiao.owns_all() OR EXISTS (SELECT FROM yangxiao.reader
    JOIN pg_catalog.pg_roles ON rolname = role WHERE pg_has_role(session_user, pg_roles.oid, 'member'))
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

CREATE FUNCTION yangxiao.grant_to_readers(leaf text) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
DECLARE
  eye name;
BEGIN
  FOR eye IN SELECT role FROM yangxiao.reader LOOP
    EXECUTE format('GRANT SELECT ON yangxiao.%I TO %I', leaf, eye);
  END LOOP;
END
$$;

-- Makes one leaf, empty, with its key and what is looked up in it.
CREATE FUNCTION yangxiao.make_leaf(name text, id text) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
DECLARE
  leaf text := yangxiao.leaf(name, id);
  -- What the clock alone changes, what is still to be spent, and whom it belongs to.
  indexed text := CASE name WHEN 'report' THEN '(parked_until) WHERE status = ''parked'''
    WHEN 'lot' THEN '(account, expires_at) WHERE remaining > 0'
    WHEN 'redemption' THEN '(member) WHERE free_from IS NOT NULL'
    WHEN 'account' THEN '(holder)' WHEN 'member' THEN '(code)' END;
  -- What no answer can be reckoned with would spoil those of all districts.
  checked text := CASE name
    WHEN 'station' THEN 'lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180'
    WHEN 'report' THEN 'isfinite(reported_at) AND isfinite(accepted_at) AND isfinite(resolved_at) '
      'AND isfinite(verified_at) AND isfinite(closed_at)' END;
BEGIN
  EXECUTE format('CREATE TABLE yangxiao.%I (LIKE yangxiao.%I INCLUDING DEFAULTS)', leaf, name);
  EXECUTE format('ALTER TABLE yangxiao.%I ADD PRIMARY KEY (%s)', leaf,
    CASE name WHEN 'book' THEN 'book' ELSE 'book, ' || quote_ident(name) END);
  EXECUTE format('ALTER TABLE yangxiao.%I ATTACH PARTITION yangxiao.%I FOR VALUES IN (%L)', name, leaf,
    id);
  IF checked IS NOT NULL THEN
    EXECUTE format('ALTER TABLE yangxiao.%I ADD CHECK (%s)', leaf, checked);
  END IF;
  IF indexed IS NOT NULL THEN
    EXECUTE format('CREATE INDEX ON yangxiao.%I %s', leaf, indexed);
  END IF;
  PERFORM yangxiao.grant_to_readers(leaf);
END
$$;

CREATE FUNCTION yangxiao.grant_leaves(id text, role name) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON yangxiao.%I TO %I', yangxiao.leaf(name, id),
      role);
  END LOOP;
END
$$;

-- Whether all leaves of a book are there; and the foreign server that they are of, if they are.
CREATE FUNCTION yangxiao.is_open(id text) RETURNS boolean LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT count(*) = cardinality(yangxiao.tables()) FROM pg_catalog.pg_class
  WHERE relnamespace = 'yangxiao'::regnamespace
    AND relname IN (SELECT yangxiao.leaf(name, id) FROM unnest(yangxiao.tables()) AS name)
$$;
CREATE FUNCTION yangxiao.origin(id text) RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT server.srvname::text FROM pg_catalog.pg_foreign_table AS shown
    JOIN pg_catalog.pg_foreign_server AS server ON server.oid = shown.ftserver
  WHERE shown.ftrelid = to_regclass(format('yangxiao.%I', yangxiao.leaf('book', id)))
$$;

-- To be called before each push, and committed by itself: makes the leaves of a book where they are
-- not there. SQLSTATE YX001: another role pushes this book; YX002: its leaves are of another server;
-- YX003: this role was not admitted.
CREATE FUNCTION yangxiao.open_book(id text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$
DECLARE
  owner name;
  name text;
BEGIN
  SELECT role INTO owner FROM yangxiao.registered WHERE book = id;
  IF owner <> session_user THEN
    RAISE EXCEPTION USING errcode = 'YX001', message = owner;
  ELSIF yangxiao.origin(id) IS NOT NULL THEN
    RAISE EXCEPTION USING errcode = 'YX002', message = yangxiao.origin(id);
  ELSIF NOT yangxiao.owns_all()
    AND NOT EXISTS (SELECT FROM yangxiao.district WHERE role = session_user) THEN
    RAISE EXCEPTION USING errcode = 'YX003', message = session_user;
  ELSIF owner IS NOT NULL AND yangxiao.is_open(id) THEN
    RETURN;
  END IF;
  -- Two that make a leaf of one table at once would wait for each other.
  PERFORM pg_catalog.pg_advisory_xact_lock(hashtextextended('yangxiao', 0));
  INSERT INTO yangxiao.registered VALUES (id, session_user) ON CONFLICT DO NOTHING;
  SELECT role INTO owner FROM yangxiao.registered WHERE book = id;
  IF owner <> session_user THEN
    RAISE EXCEPTION USING errcode = 'YX001', message = owner;
  END IF;
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_class
      WHERE relnamespace = 'yangxiao'::regnamespace AND relname = yangxiao.leaf(name, id));
    PERFORM yangxiao.make_leaf(name, id);
  END LOOP;
  PERFORM yangxiao.grant_leaves(id, session_user);
  EXECUTE format('INSERT INTO yangxiao.%I (book) VALUES (%L) ON CONFLICT DO NOTHING',
    yangxiao.leaf('book', id), id);
END
$$;

-- Takes the rows of the temporary table `staged` into a book's leaf: new ones, and those that say
-- something else in the columns that were staged. `is_whole`: what is not staged goes.
CREATE FUNCTION yangxiao.take_staged(name text, id text, is_whole boolean,
  OUT inserted bigint, OUT updated bigint, OUT deleted bigint) LANGUAGE plpgsql AS $$
DECLARE
  leaf text := format('yangxiao.%I', yangxiao.leaf(name, id));
  columns text[];
  written bigint;
BEGIN
  SELECT array_agg(quote_ident(attname) ORDER BY attnum) INTO columns
    FROM pg_catalog.pg_attribute
    WHERE attrelid = 'pg_temp.staged'::regclass AND attnum > 0 AND NOT attisdropped;
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
    'ON CONFLICT (book, %2$I) DO UPDATE SET (%3$s) = ROW (%4$s) '
    'WHERE ROW (%5$s) IS DISTINCT FROM ROW (%4$s)', leaf, name, array_to_string(columns, ', '),
    'excluded.' || array_to_string(columns, ', excluded.'),
    'held.' || array_to_string(columns, ', held.'));
  GET DIAGNOSTICS written = ROW_COUNT;
  updated := written - inserted;
END
$$;

-- What follows is for whoever owns the schema.

-- Lets a role push; `title` is what its district is called.
CREATE FUNCTION yangxiao.admit(pusher name, title text) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
BEGIN
  PERFORM quote_ident(pusher)::regrole;  -- that it is there
  INSERT INTO yangxiao.district (role, name) VALUES (pusher, title)
    ON CONFLICT (role) DO UPDATE SET name = excluded.name;
END
$$;
-- Lets a role, or whoever belongs to it, read all books.
CREATE FUNCTION yangxiao.admit_reader(eye name) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
DECLARE
  leaf name;
BEGIN
  PERFORM quote_ident(eye)::regrole;
  INSERT INTO yangxiao.reader VALUES (eye) ON CONFLICT DO NOTHING;
  FOR leaf IN SELECT relname FROM pg_catalog.pg_class JOIN pg_catalog.pg_inherits ON inhrelid = oid
    WHERE relnamespace = 'yangxiao'::regnamespace AND relkind IN ('r', 'f') LOOP
    EXECUTE format('GRANT SELECT ON yangxiao.%I TO %I', leaf, eye);
  END LOOP;
END
$$;
-- Gives a book to another role, which pushes it from then on.
CREATE FUNCTION yangxiao.move_book(id text, pusher name) RETURNS void LANGUAGE plpgsql
SET search_path = '' AS $$
DECLARE
  former name;
  name text;
BEGIN
  SELECT role INTO STRICT former FROM yangxiao.registered WHERE book = id;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = former) THEN
    FOREACH name IN ARRAY yangxiao.tables() LOOP
      EXECUTE format('REVOKE ALL ON yangxiao.%I FROM %I', yangxiao.leaf(name, id), former);
    END LOOP;
  END IF;
  PERFORM yangxiao.grant_leaves(id, pusher);
  UPDATE yangxiao.registered SET role = pusher WHERE book = id;
END
$$;
-- Takes a book out, with all its rows. Its role may push it again, unless it is deleted from
-- yangxiao.district, too.
CREATE FUNCTION yangxiao.remove_book(id text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  name text;
  kind text := CASE WHEN yangxiao.origin(id) IS NULL THEN 'TABLE' ELSE 'FOREIGN TABLE' END;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(hashtextextended('yangxiao', 0));
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    EXECUTE format('DROP %s IF EXISTS yangxiao.%I', kind, yangxiao.leaf(name, id));
  END LOOP;
  DELETE FROM yangxiao.registered WHERE book = id;
END
$$;
REVOKE EXECUTE ON FUNCTION yangxiao.grant_to_readers, yangxiao.make_leaf, yangxiao.grant_leaves, yangxiao.admit,
  yangxiao.admit_reader, yangxiao.move_book, yangxiao.remove_book FROM PUBLIC;
