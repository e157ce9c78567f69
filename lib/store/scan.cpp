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

bool Scan::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw SQLite::Exception(sqlite3_db_handle(statement_.get()), code);
  return false;
}

std::int64_t Scan::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Scan::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::span<const unsigned char> Scan::bytes(int column) const {
  const auto* const blob =
      static_cast<const unsigned char*>(sqlite3_column_blob(statement_.get(), column));
  return {blob, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace yangxiao::store
