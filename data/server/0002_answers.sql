-- What people ask the server for: the exports of all books by the names that files have, and the
-- same answers as the program gives. Views show whoever asks what they may read, and no more.
CREATE VIEW yangxiao.stations WITH (security_invoker = true) AS
  SELECT book, code, name, address, community, subdistrict, host, keeper, phone, lat, lon, datum,
    source_lat, source_lon, source_datum, facilities, broken, hours, roles, status, note, closed_since,
    closed_reason, seen_open_at
  FROM yangxiao.station;
CREATE VIEW yangxiao.members WITH (security_invoker = true) AS
  SELECT book, code, name, phone, occupation, employer, team, station, patch, patch_radius, joined_on,
    left_on, note, lat, lon, datum, source_lat, source_lon, source_datum
  FROM yangxiao.member;
CREATE VIEW yangxiao.services WITH (security_invoker = true) AS
  SELECT book, code, name, topic, way, agency, papers, takes, aliases, only_at, passed_on_at, note
  FROM yangxiao.service;
CREATE VIEW yangxiao.reports WITH (security_invoker = true) AS
  SELECT book, code, channel, external_id, reported_at, category, status, description, address,
    subdistrict, lat, lon, source_lat, source_lon, source_datum, station, station_inferred, member,
    reporter, phone, agency, accepted_at, dispatched_at, resolved_at, verified_at, closed_at,
    resolution, photos, flaws, priority, call, hops, parked_until, extended_to, duplicate_of, deadline
  FROM yangxiao.report;
CREATE VIEW yangxiao.redemptions WITH (security_invoker = true) AS
  SELECT book, code, state, reserved_at, valid_until, settled_at, member, member_name, item, quantity,
    points, station, partner, offline, actor
  FROM yangxiao.redemption;
CREATE VIEW yangxiao.ledger WITH (security_invoker = true) AS
  SELECT transfer.book, transfer, "group", transfer.kind, points, debit.kind AS "from",
    debit.name AS from_name, credit.kind AS "to", credit.name AS to_name, about, about_code, rule,
    happened_at, recorded_at, expires_at, batch, resolves, reverses, actor
  FROM yangxiao.transfer
    LEFT JOIN yangxiao.account AS debit
      ON debit.book = transfer.book AND debit.account = transfer.debit
    LEFT JOIN yangxiao.account AS credit
      ON credit.book = transfer.book AND credit.account = transfer.credit;

-- What codes mean in each book.
CREATE VIEW yangxiao.names WITH (security_invoker = true) AS
  SELECT book, kind, code, name FROM yangxiao.entry;

-- What each district has pushed, and for how many whole days it has not; also those that never have.
CREATE VIEW yangxiao.books WITH (security_invoker = true) AS
  SELECT district.name AS district, registered.role, book.book, last_push,
    (SELECT coalesce(sum(value::text::numeric), 0)::bigint FROM jsonb_each(rows)
      WHERE jsonb_typeof(value) = 'number') AS rows,
    head, version,
    floor(extract(epoch FROM now() - coalesce(last_push, registered_at)) / 86400)::bigint AS days_late,
    mark, time_zone, rows AS rows_by_table
  FROM yangxiao.book LEFT JOIN yangxiao.registered ON registered.book = book.book
    LEFT JOIN yangxiao.district ON district.role = registered.role
  UNION ALL
  SELECT name, role, NULL, NULL, 0, NULL, NULL,
    floor(extract(epoch FROM now() - admitted_at) / 86400)::bigint, NULL, NULL, NULL
  FROM yangxiao.district
  WHERE NOT EXISTS (SELECT FROM yangxiao.registered WHERE registered.role = district.role)
    AND (role = session_user OR yangxiao.reads_all());

-- As `points balance` says it of the members with this code, one a book: at one moment, by what was
-- pushed. What a voucher held that has lapsed by then can be spent again, as far as its lots have not
-- run out. Whoever was merged is asked for by whom they are now.
CREATE FUNCTION yangxiao.balance(member text, at timestamptz DEFAULT now())
RETURNS TABLE (book text, code text, balance bigint, held bigint, spendable bigint, owed bigint,
  expiring bigint, expires_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT asked.book, asked.code, coalesce(account.balance, 0), coalesce(account.held, 0),
    coalesce(account.balance, 0) - coalesce((SELECT sum(lot.remaining) FROM yangxiao.lot
      WHERE lot.book = account.book AND lot.account = account.account AND lot.remaining > 0
        AND lot.expires_at <= at), 0)::bigint
      + coalesce((SELECT sum(part.points) FROM yangxiao.redemption,
          unnest(held_points, held_until) AS part (points, until)
        WHERE redemption.book = account.book AND redemption.member = account.holder
          AND free_from <= at AND part.until > at), 0)::bigint,
    coalesce(account.owed, 0), coalesce(next.expiring, 0)::bigint, next.expires_at
  FROM yangxiao.member AS asked
    LEFT JOIN yangxiao.account ON account.book = asked.book AND account.holder = asked.code
    LEFT JOIN LATERAL (
      SELECT lot.expires_at, sum(lot.remaining) AS expiring FROM yangxiao.lot
      WHERE lot.book = account.book AND lot.account = account.account AND lot.remaining > 0
        AND lot.expires_at > at
      GROUP BY lot.expires_at ORDER BY lot.expires_at LIMIT 1) AS next ON true
  WHERE asked.code = balance.member
  ORDER BY asked.book
$$;

-- Metres between two places on the ellipsoid of WGS-84.
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis') THEN
    EXECUTE format($sql$
      CREATE FUNCTION yangxiao.metres(lat_a double precision, lon_a double precision,
        lat_b double precision, lon_b double precision)
      RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
        SELECT %1$I.ST_Distance(%1$I.ST_SetSRID(%1$I.ST_MakePoint(lon_a, lat_a), 4326)::%1$I.geography,
          %1$I.ST_SetSRID(%1$I.ST_MakePoint(lon_b, lat_b), 4326)::%1$I.geography)
      $f$;
      -- For maps.
      CREATE VIEW yangxiao.station_places WITH (security_invoker = true) AS
        SELECT book, code, name, status,
          %1$I.ST_SetSRID(%1$I.ST_MakePoint(lon, lat), 4326)::%1$I.geography AS place
        FROM yangxiao.station;
      CREATE VIEW yangxiao.report_places WITH (security_invoker = true) AS
        SELECT book, code, category, status, reported_at,
          %1$I.ST_SetSRID(%1$I.ST_MakePoint(lon, lat), 4326)::%1$I.geography AS place
        FROM yangxiao.report WHERE lat IS NOT NULL;
      GRANT SELECT ON yangxiao.station_places, yangxiao.report_places TO PUBLIC;
      $sql$, (SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'postgis'));
  ELSE
    -- The inverse solution of T. Vincenty, Direct and Inverse Solutions of Geodesics on the Ellipsoid
    -- with Application of Nested Equations, Survey Review XXIII, 1975: to a tenth of a millimetre.
    -- Places that lie nearly opposite to each other, where it does not end, have no distance.
    CREATE FUNCTION yangxiao.metres(lat_a double precision, lon_a double precision,
      lat_b double precision, lon_b double precision)
    RETURNS double precision LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $f$
    DECLARE
      a CONSTANT double precision := 6378137;
      f CONSTANT double precision := 1 / 298.257223563;
      b CONSTANT double precision := a * (1 - f);
      u double precision := atan((1 - f) * tan(radians(lat_a)));
      v double precision := atan((1 - f) * tan(radians(lat_b)));
      l double precision := radians(lon_b - lon_a);
      lambda double precision := l;
      before double precision;
      sin_sigma double precision;
      cos_sigma double precision;
      sigma double precision;
      sin_alpha double precision;
      cos2_alpha double precision;
      cos_2m double precision;
      c double precision;
      u2 double precision;
      big_a double precision;
      big_b double precision;
    BEGIN
      FOR step IN 1..200 LOOP
        sin_sigma := sqrt((cos(v) * sin(lambda)) ^ 2
          + (cos(u) * sin(v) - sin(u) * cos(v) * cos(lambda)) ^ 2);
        IF sin_sigma = 0 THEN
          RETURN 0;
        END IF;
        cos_sigma := sin(u) * sin(v) + cos(u) * cos(v) * cos(lambda);
        sigma := atan2(sin_sigma, cos_sigma);
        sin_alpha := cos(u) * cos(v) * sin(lambda) / sin_sigma;
        cos2_alpha := 1 - sin_alpha ^ 2;
        -- Along the equator there is no cos_2m.
        cos_2m := CASE WHEN cos2_alpha = 0 THEN 0 ELSE cos_sigma - 2 * sin(u) * sin(v) / cos2_alpha END;
        c := f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha));
        before := lambda;
        lambda := l + (1 - c) * f * sin_alpha * (sigma + c * sin_sigma
          * (cos_2m + c * cos_sigma * (-1 + 2 * cos_2m ^ 2)));
        IF abs(lambda - before) < 1e-12 THEN
          u2 := cos2_alpha * (a ^ 2 - b ^ 2) / b ^ 2;
          big_a := 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
          big_b := u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
          RETURN b * big_a * (sigma - big_b * sin_sigma * (cos_2m + big_b / 4
            * (cos_sigma * (-1 + 2 * cos_2m ^ 2)
              - big_b / 6 * cos_2m * (-3 + 4 * sin_sigma ^ 2) * (-3 + 4 * cos_2m ^ 2))));
        END IF;
      END LOOP;
      RETURN NULL;
    END
    $f$;
  END IF;
END
$do$;

-- As `station nearest` says it: the k nearest stations that are open for service, ties by code; none of
-- a place that is not on Earth (latitude first). The great circle is up to 0.56 percent off the
-- ellipsoid: what cannot be among the k by that is left aside.
CREATE FUNCTION yangxiao.nearest(lat double precision, lon double precision, k integer DEFAULT 1)
RETURNS TABLE (book text, code text, name text, metres double precision) LANGUAGE sql STABLE AS $$
  WITH about AS (
    SELECT station.book, station.code, station.name, station.lat, station.lon,
      6371008.8 * 2 * asin(least(1, sqrt(sin(radians(station.lat - nearest.lat) / 2) ^ 2
        + cos(radians(nearest.lat)) * cos(radians(station.lat))
          * sin(radians(station.lon - nearest.lon) / 2) ^ 2))) AS metres
    FROM yangxiao.station
    WHERE station.status = 'open' AND nearest.lat BETWEEN -90 AND 90 AND nearest.lon BETWEEN -180 AND 180),
  reach AS (
    SELECT max(metres) AS metres
    FROM (SELECT about.metres FROM about ORDER BY about.metres LIMIT k) AS first)
  SELECT about.book, about.code, about.name,
    yangxiao.metres(nearest.lat, nearest.lon, about.lat, about.lon) AS metres
  FROM about, reach WHERE about.metres <= reach.metres * 1.0125 + 0.001
  ORDER BY metres, about.code, about.book LIMIT k
$$;

-- What statistics count of each report, in the groups of one way. Books may mean something else by one code: those of the city are grouped by what it means.
CREATE FUNCTION yangxiao.told_reports(way text, is_of_city boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $f$
  SELECT format($sql$
    SELECT report.book, (%s) COLLATE "C" AS part, report.state, hops,
      report.state IN ('resolved', 'verified', 'closed') AS is_resolved,
      CASE WHEN is_timed AND accepted_at >= reported_at
        THEN date_part('epoch', accepted_at - reported_at) END AS accept,
      CASE WHEN is_timed AND report.state IN ('resolved', 'verified', 'closed')
        THEN date_part('epoch', coalesce(resolved_at, verified_at, closed_at) - reported_at)
      END AS resolve,
      coalesce(resolved_at, verified_at, closed_at) AS done_at,
      CASE WHEN is_timed THEN resolve_by END AS resolve_by,
      is_timed AND deadline < $1 AS is_late
    FROM yangxiao.report %s
    WHERE duplicate_of IS NULL $sql$,
    CASE way WHEN 'all' THEN 'NULL::text' WHEN 'subdistrict'
      THEN 'coalesce(report.subdistrict, station.subdistrict)'
      ELSE CASE WHEN is_of_city AND way IN ('category', 'channel', 'agency')
        THEN format('coalesce(entry.name, report.%1$s)', way) ELSE 'report.' || way END END,
    CASE WHEN way = 'subdistrict' THEN 'LEFT JOIN yangxiao.station
      ON station.book = report.book AND station.code = report.station'
      WHEN is_of_city AND way IN ('category', 'channel', 'agency')
      THEN format('LEFT JOIN yangxiao.entry ON entry.book = report.book AND entry.kind = %L
        AND entry.code = report.%I', way, way) END)
$f$;

-- The figures of `export stats`, of what was filed, in the groups of one way: all, category, channel,
-- subdistrict, month, agency, state. Of each book, or of the city as a whole. To compile the statement
-- takes longer than to run it; each book is read by itself, several at once. Of the city the times are
-- kept in arrays, so that groups of them alone are sorted, and not the reports.
CREATE FUNCTION yangxiao.stats_by(way text, is_of_city boolean DEFAULT false,
  at timestamptz DEFAULT now())
RETURNS TABLE (book text, "group" text, reports bigint, open bigint, resolved bigint, verified bigint,
  turned_down bigint, sent_back bigint, accept_count bigint, accept_median_s bigint, accept_p90_s bigint,
  resolve_count bigint, resolve_median_s bigint, resolve_p90_s bigint, with_deadline bigint,
  on_time bigint, on_time_share double precision) LANGUAGE plpgsql STABLE
SET jit = off SET enable_partitionwise_aggregate = on SET enable_partitionwise_join = on
SET work_mem = '64MB' AS $$
DECLARE
  counts CONSTANT text := $sql$
    count(*) AS reports,
    count(*) FILTER (WHERE state IN ('filed', 'accepted', 'dispatched', 'resolved', 'parked')) AS open,
    count(*) FILTER (WHERE is_resolved) AS resolved,
    count(*) FILTER (WHERE state IN ('verified', 'closed')) AS verified,
    count(*) FILTER (WHERE state IN ('rejected', 'withdrawn')) AS turned_down,
    coalesce(sum(hops), 0)::bigint AS sent_back,
    count(accept) AS accept_count, count(resolve) AS resolve_count,
    count(*) FILTER (WHERE resolve_by IS NOT NULL OR is_late) AS with_deadline,
    count(*) FILTER (WHERE done_at <= resolve_by) AS on_time $sql$;
  quantiles CONSTANT text := $sql$
    floor(percentile_cont(0.5) WITHIN GROUP (ORDER BY %1$s))::bigint AS %1$s_median,
    (percentile_disc(0.9) WITHIN GROUP (ORDER BY %1$s))::bigint AS %1$s_p90 $sql$;
  figures CONSTANT text := $sql$
    reports, open, resolved, verified, turned_down, sent_back, accept_count, accept_median, accept_p90,
    resolve_count, resolve_median, resolve_p90, with_deadline, on_time,
    on_time / nullif(with_deadline, 0)::double precision $sql$;
BEGIN
  IF way NOT IN ('all', 'category', 'channel', 'subdistrict', 'month', 'agency', 'state') THEN
    RAISE EXCEPTION 'there is no way "%"; use all, category, channel, subdistrict, month, agency or state',
      way;
  ELSIF NOT is_of_city THEN
    RETURN QUERY EXECUTE format($sql$
      SELECT book, part, %s
      FROM (SELECT book, part, %s, %s, %s FROM (%s) AS told GROUP BY book, part) AS counted
      ORDER BY book, part NULLS FIRST $sql$,
      figures, counts, format(quantiles, 'accept'), format(quantiles, 'resolve'),
      yangxiao.told_reports(way, is_of_city)) USING at;
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format($sql$
    WITH books AS MATERIALIZED (
      SELECT part, %s, array_agg(accept) FILTER (WHERE accept IS NOT NULL) AS accepts,
        array_agg(resolve) FILTER (WHERE resolve IS NOT NULL) AS resolves
      FROM (%s) AS told GROUP BY book, part),
    accepted AS (SELECT part, %s FROM (SELECT part, accepts FROM books ORDER BY part OFFSET 0) AS sorted,
      unnest(accepts) AS accept GROUP BY part),
    done AS (SELECT part, %s FROM (SELECT part, resolves FROM books ORDER BY part OFFSET 0) AS sorted,
      unnest(resolves) AS resolve GROUP BY part),
    counted AS (
      SELECT part, sum(reports)::bigint AS reports, sum(open)::bigint AS open,
        sum(resolved)::bigint AS resolved, sum(verified)::bigint AS verified,
        sum(turned_down)::bigint AS turned_down, sum(sent_back)::bigint AS sent_back,
        sum(accept_count)::bigint AS accept_count, sum(resolve_count)::bigint AS resolve_count,
        sum(with_deadline)::bigint AS with_deadline, sum(on_time)::bigint AS on_time
      FROM books GROUP BY part)
    SELECT NULL::text, counted.part, %s
    FROM counted LEFT JOIN accepted ON accepted.part IS NOT DISTINCT FROM counted.part
      LEFT JOIN done ON done.part IS NOT DISTINCT FROM counted.part
    ORDER BY counted.part NULLS FIRST $sql$,
    counts, yangxiao.told_reports(way, is_of_city), format(quantiles, 'accept'), format(quantiles, 'resolve'),
    figures) USING at;
END
$$;
-- Of each book, month by month.
CREATE VIEW yangxiao.stats WITH (security_invoker = true) AS
  SELECT * FROM yangxiao.stats_by('month');

GRANT SELECT ON yangxiao.stations, yangxiao.members, yangxiao.services, yangxiao.reports,
  yangxiao.redemptions, yangxiao.ledger, yangxiao.books, yangxiao.stats, yangxiao.names TO PUBLIC;

-- Shows the leaves of a book that is pushed straight to another server, which postgres_fdw knows by
-- the name `origin`: for reading alone. To be run by whoever owns the schema, before that book is
-- pushed here; yangxiao.remove_book() takes them away again.
CREATE FUNCTION yangxiao.attach_book(id text, origin name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  IF EXISTS (SELECT FROM yangxiao.registered WHERE book = id) OR yangxiao.origin(id) IS NOT NULL THEN
    RAISE EXCEPTION 'book % is here already', id;
  END IF;
  FOREACH name IN ARRAY yangxiao.tables() LOOP
    EXECUTE format('IMPORT FOREIGN SCHEMA yangxiao LIMIT TO (%I) FROM SERVER %I INTO yangxiao',
      yangxiao.leaf(name, id), origin);
    IF to_regclass(format('yangxiao.%I', yangxiao.leaf(name, id))) IS NULL THEN
      RAISE EXCEPTION 'server % has no book %', origin, id;
    END IF;
    EXECUTE format('ALTER FOREIGN TABLE yangxiao.%I OPTIONS (ADD updatable ''false'')',
      yangxiao.leaf(name, id));
    EXECUTE format('ALTER TABLE yangxiao.%I ATTACH PARTITION yangxiao.%I FOR VALUES IN (%L)', name,
      yangxiao.leaf(name, id), id);
    PERFORM yangxiao.grant_to_readers(yangxiao.leaf(name, id));
  END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION yangxiao.attach_book FROM PUBLIC;
