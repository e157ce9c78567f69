// Sign-in sheets into the book: streaming, all or nothing; the same sheet again changes nothing.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "activity/attendance.hpp"
#include "activity/row.hpp"
#include "base/reporter.hpp"
#include "store/batch.hpp"
#include "table/assignment.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::activity {

// Hours that were said already in another way: nothing counts before somebody decides.
struct Conflict {
  std::string activity;  // codes
  std::string member;
  std::string known;    // "120 (sheet.csv:2)"
  std::string in_file;  // "90 (other.csv:7)"
};

struct Taken {
  store::Counts counts;
  std::vector<Conflict> conflicts;
  std::uint64_t overlapping = 0;  // parts that wait, since the member was elsewhere at that time
  std::uint64_t not_joined = 0;   // of who was no member then
  std::int64_t minutes = 0;       // that are new
  std::set<std::int64_t> activities;
};

// Takes rows, whether they stand in a file or were typed.
class SheetTaker {
 public:
  SheetTaker(store::Writer& book, const calendar::Zone& zone, catalogue::References& references)
      : book_(book), references_(references), reader_(book), writer_(book, zone) {}

  // `source`: what is said of where a row stands; empty: it was typed. Errors: activity_differs
  // ({0} code, {1} what the book has, {2} what the row says), entry_ambiguous, value_missing.
  Status take(const Row& row, const std::string& source, const std::optional<std::int64_t>& batch);
  // What is due by it follows. Of the parts of this sheet it is counted what waits, and why.
  Taken finish();

 private:
  Result<Activity> activity_of(const Row& row, const std::optional<std::int64_t>& batch);
  Status check_same(const Activity& known, const Row& row);
  std::string text_of(const Activity& activity);

  store::Writer& book_;
  catalogue::References& references_;
  ActivityReader reader_;
  AttendanceWriter writer_;
  Taken taken_;
  std::set<std::int64_t> members_;  // whose parts changed
  std::set<std::int64_t> parts_;    // that are new
};

struct ImportSummary : table::ImportedFile {
  Taken taken;
};

// Imports one file in the writer's transaction. Errors: those of table::read_rows, RowReader,
// SheetTaker. Notes: those of table::read_rows, columns_unused.
Result<ImportSummary> import_sheet(store::Writer& book, const calendar::Zone& zone, Input& input,
                                   const table::ImportOptions& options, Reporter& reporter);

// The cells of one row as a person types them; each `member` makes a row of its own. Errors:
// field_unknown, those of RowReader and SheetTaker.
Result<Taken> add_typed(store::Writer& book, const calendar::Zone& zone,
                        const std::vector<table::Assignment>& fields);

// Takes an import back: what only it said goes. A due that was settled stays: settle::undo_sheet()
// sees to it before. Errors: batch_missing, batch_undone, batch_built_on (somebody decided since).
Result<store::Undone> undo_import(store::Writer& book, const calendar::Zone& zone,
                                  std::int64_t batch);

}  // namespace yangxiao::activity
