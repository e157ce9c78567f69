// What is said to the city's server: SQL of PostgreSQL, held against a real one by tests/server.
// {0} and what follows are names of tables and columns, which no parameter can stand for.
#pragma once

namespace yangxiao::exporting::server_sql {

// Times are sent as moments; names are looked for where they say they are.
inline constexpr const char* kSettings =
    "SET TimeZone = 'UTC'; SET search_path = ''; SET standard_conforming_strings = on";

// Not by to_regclass(): after a wait for the lock that still says what it said before.
inline constexpr const char* kIsThere = R"sql(
  SELECT EXISTS (SELECT FROM pg_catalog.pg_class
    JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'yangxiao' AND relname = 'server'))sql";
inline constexpr const char* kVersion = R"sql(SELECT version FROM yangxiao.server)sql";
inline constexpr const char* kSetVersion = R"sql(
  DELETE FROM yangxiao.server; INSERT INTO yangxiao.server (version) VALUES ({0}))sql";
// The same lock as yangxiao.open_book takes.
inline constexpr const char* kLock = R"sql(
  SELECT pg_advisory_xact_lock(hashtextextended('yangxiao', 0)))sql";
inline constexpr const char* kOpenBook = R"sql(SELECT yangxiao.open_book($1))sql";

// {0} the book's leaf of yangxiao.book.
inline constexpr const char* kHeld = R"sql(
  SELECT mark, token, head, last_report, rendering, rows, at FROM {0} WHERE book = $1
  FOR UPDATE)sql";
inline constexpr const char* kKeep = R"sql(
  UPDATE {0} SET last_push = now(), mark = $2::bigint, token = $3::bigint, head = $4,
    at = $5::bigint, last_report = $6::bigint, rendering = $7, version = $8, time_zone = $9,
    rows = $10::jsonb
  WHERE book = $1)sql";
// {0} the leaf of yangxiao.report.
inline constexpr const char* kUnparked = R"sql(
  SELECT report FROM {0}
  WHERE status = 'parked' AND parked_until <= to_timestamp($1::bigint))sql";

inline constexpr const char* kTypes = R"sql(
  SELECT relname, attname, atttypid FROM pg_catalog.pg_attribute
    JOIN pg_catalog.pg_class ON pg_class.oid = attrelid
  WHERE relnamespace = 'yangxiao'::regnamespace AND relkind = 'p' AND attnum > 0)sql";
// {0} a table; {1} columns.
inline constexpr const char* kStage = R"sql(
  CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT {1} FROM yangxiao.{0} WITH NO DATA)sql";
inline constexpr const char* kStaged = "pg_temp.staged";
inline constexpr const char* kCopy = R"sql(COPY {0} ({1}) FROM STDIN (FORMAT binary))sql";
inline constexpr const char* kTakeStaged = R"sql(
  SELECT inserted, updated, deleted FROM yangxiao.take_staged($1, $2, $3))sql";
inline constexpr const char* kDropStaged = R"sql(DROP TABLE pg_temp.staged)sql";
// {0} a leaf; {1} its key.
inline constexpr const char* kRemoveCodes = R"sql(
  WITH gone AS (DELETE FROM {0} WHERE code = ANY ($1::text[]) RETURNING 1)
  SELECT count(*) FROM gone)sql";
inline constexpr const char* kRemoveKeys = R"sql(
  WITH gone AS (DELETE FROM {0} WHERE {1} = ANY ($1::bigint[]) RETURNING 1)
  SELECT count(*) FROM gone)sql";

}  // namespace yangxiao::exporting::server_sql
