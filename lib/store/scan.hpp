// A query whose rows are read without counting references for each column, as SQLiteCpp does: for
// what reads millions of rows of numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include <SQLiteCpp/Database.h>

struct sqlite3_stmt;

namespace yangxiao::store {

class Scan {
 public:
  // Throws SQLite::Exception, as SQLiteCpp does, here and in step().
  Scan(const SQLite::Database& database, const char* sql);

  // Whether there is another row.
  bool step();
  std::int64_t number(int column) const;
  bool is_null(int column) const;
  // Valid until the next step.
  std::span<const unsigned char> bytes(int column) const;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

}  // namespace yangxiao::store
