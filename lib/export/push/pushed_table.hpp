// What of a book the city's server holds: tables, and which of their rows are to be sent.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "store/book.hpp"
#include "table/writer.hpp"

namespace yangxiao::exporting {

// One state of a book, and what else its rows depend on. All of it outlives them.
struct PushedBook {
  const store::Reader& book;
  const calendar::Zone& zone;
  Instant now;
  std::string office_hours;  // as the config says them: for deadlines
  const Disclosure& disclosure;
};

// The state that the server holds.
struct PushedState {
  std::int64_t mark = 0;         // the last transaction; 0: nothing was pushed yet
  std::int64_t links = 0;        // of the ledger
  std::int64_t last_report = 0;  // the highest number of a report
  Instant at;                    // of the clock of whoever pushed
  // Reports that the clock alone has changed since: they were parked until then.
  std::vector<std::int64_t> unparked;
};

// Rows of the server that are to go: by their keys, or by codes.
struct GoneRows {
  std::vector<std::int64_t> keys;
  std::vector<std::string> codes;
};

// The cells of a row, the number that is its key first.
using TakeCells = std::function<Status(std::span<const table::Value>)>;

// A table of the server; the column of the key has the same name, and stands behind the book's.
struct PushedTable {
  std::string_view name;
  std::vector<std::string_view> (*columns)();
  // The rows that were written since, or that say something else by what was; nullptr: all rows.
  // Errors: config_value_bad (office hours), those of `take`.
  Status (*rows)(const PushedBook& all, const PushedState* since, const TakeCells& take);
  GoneRows (*gone)(const PushedBook& all, const PushedState& since);
  // Whether what was written since may have changed any row: then all are compared.
  bool (*is_stale)(const PushedBook& all, const PushedState& since);
};

std::span<const PushedTable> pushed_tables();

PushedTable pushed_stations();
PushedTable pushed_members();
PushedTable pushed_services();
PushedTable pushed_entries();
PushedTable pushed_reports();
PushedTable pushed_redemptions();
PushedTable pushed_accounts();
PushedTable pushed_transfers();
PushedTable pushed_lots();

// What several of them are made of.

// Key and columns of the rows of an export, in their order.
std::vector<std::string_view> keyed(std::string_view key, std::span<const table::Column> columns);
// The codes of a table's rows that were deleted since.
std::vector<std::string> buried(const PushedBook& all, const PushedState& since,
                                std::string_view table);
// None are gone but by that; nothing is stale.
inline GoneRows none_gone(const PushedBook&, const PushedState&) { return {}; }
inline bool never_stale(const PushedBook&, const PushedState&) { return false; }

// A row's key before the cells of an export.
class KeyedCells {
 public:
  std::span<const table::Value> of(std::int64_t key, std::span<const table::Value> cells) {
    values_.assign(1, key);
    values_.insert(values_.end(), cells.begin(), cells.end());
    return values_;
  }
  void add(table::Value value) { values_.push_back(value); }
  std::span<const table::Value> values() const { return values_; }

 private:
  std::vector<table::Value> values_;
};

// Rows of members that were written since ?1, and those that were found to be one of them, as a
// common table expression: `touched_member (member)`.
#define TOUCHED_MEMBERS                                   \
  "WITH RECURSIVE touched_member (member) AS ("           \
  "SELECT member FROM member WHERE mark > ?1 UNION "      \
  "SELECT member.member FROM member JOIN touched_member " \
  "ON member.merged_into = touched_member.member) "

}  // namespace yangxiao::exporting
