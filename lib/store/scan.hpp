// A query whose rows are read without counting references for each column, as SQLiteCpp does: for
// what reads millions of rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <SQLiteCpp/Database.h>

#include "base/clock.hpp"

struct sqlite3_stmt;

namespace yangxiao::store {

class Scan {
 public:
  // Throws SQLite::Exception, as SQLiteCpp does, here and in step().
  Scan(const SQLite::Database& database, const char* sql);

  // Parameters count from 1; a text is copied.
  void bind(int parameter, std::int64_t number);
  void bind(int parameter, std::string_view text);

  // Begins anew, for the next parameters.
  void reset();
  // Whether there is another row.
  bool step();
  std::int64_t number(int column) const;
  double real(int column) const;
  bool is_null(int column) const;
  std::optional<std::int64_t> maybe(int column) const;
  std::optional<Instant> time(int column) const;
  // Valid until the next step.
  std::span<const unsigned char> bytes(int column) const;
  std::string_view text(int column) const;

 private:
  void check(int code) const;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

}  // namespace yangxiao::store
