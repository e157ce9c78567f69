// Files of reports into the book: streaming, all or nothing, idempotent by channel and outside id.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "report/report.hpp"
#include "report/row_completion.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::report {

inline constexpr const char* kBatchSubject = "reports";

struct Conflict {
  std::string code;
  Field field = Field::state;
  std::string kept;
  std::string in_file;
};

struct RowChange {
  std::string code;
  std::uint64_t fields = 0;  // Fields, as bits
};

struct ImportOptions : table::ImportOptions {
  calendar::Zone zone = {};     // the book's; a profile's own comes before it
  std::string channel = {};     // of a file that does not say; made where it is new
  bool new_categories = false;  // make a category of each word that means none
  bool new_members = false;     // make a member of each phone that nobody has
  ReportRules rules = {};
};

constexpr std::size_t kChangesShown = 10;
constexpr std::size_t kConflictsShown = 1'000;

struct ImportSummary : table::ImportedFile {
  std::array<std::uint64_t, kFlaws> flaws{};  // rows with each
  std::vector<Conflict> conflicts;            // the first kConflictsShown
  std::vector<RowChange> changes;             // the first kChangesShown
};

// Imports one file in the writer's transaction. Errors: everything that reading, a row and the
// output of rejects can end with, categories_unmapped, file_imported_before; the caller then drops
// the writer and the book is as it was. Notes: those of table::read_rows, columns_unused,
// profile_headers_absent, channel_made, agencies_made, categories_made, members_made,
// reports_linked, rows_without_id. Memory: the longest record, the lists that rows name, 64 MiB for
// sorting where the book had no reports.
Result<ImportSummary> import_reports(store::Writer& book, Input& input,
                                     const ImportOptions& options, Reporter& reporter);

}  // namespace yangxiao::report
