#include "store/scan.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace yangxiao::store {

void Scan::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Scan::Scan(const SQLite::Database& database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3* const handle = database.getHandle();
  const int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) throw SQLite::Exception(handle, code);
}

void Scan::bind(int parameter, std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), parameter, number));
}

void Scan::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
}

void Scan::check(int code) const {
  if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_db_handle(statement_.get()), code);
}

void Scan::reset() { sqlite3_reset(statement_.get()); }

bool Scan::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw SQLite::Exception(sqlite3_db_handle(statement_.get()), code);
  return false;
}

std::int64_t Scan::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Scan::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

bool Scan::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Scan::maybe(int column) const {
  return is_null(column) ? std::nullopt : std::optional(number(column));
}

std::optional<Instant> Scan::time(int column) const {
  return is_null(column) ? std::nullopt : std::optional(Instant{number(column)});
}

std::string_view Scan::text(int column) const {
  const auto read = bytes(column);
  return {reinterpret_cast<const char*>(read.data()), read.size()};
}

std::span<const unsigned char> Scan::bytes(int column) const {
  const auto* const blob =
      static_cast<const unsigned char*>(sqlite3_column_blob(statement_.get(), column));
  return {blob, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace yangxiao::store
