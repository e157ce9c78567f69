// Station lists into the book: streaming, all or nothing, idempotent.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/reporter.hpp"
#include "station/row.hpp"
#include "store/batch.hpp"
#include "store/book.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::station {

// A value of a file that was not taken, because a person had changed the field here.
struct Conflict {
  std::string code;
  Field field = Field::name;
  std::string kept;
  std::string in_file;
};

// A row that changed a station.
struct RowChange {
  std::string code;
  std::uint64_t fields = 0;  // Fields, as bits
};

struct ImportOptions : table::ImportOptions {
  bool complete = false;       // the file is the whole list: name the stations that it lacks
  bool close_missing = false;  // and close them
  std::string close_reason = {};
};

constexpr std::size_t kChangesShown = 10;

struct ImportSummary : table::ImportedFile {
  std::vector<Conflict> conflicts;   // as many as persons changed fields here
  std::vector<RowChange> changes;    // the first kChangesShown
  std::vector<std::string> missing;  // with `complete`: open stations that the file lacks
};

// Imports one file in the writer's transaction. Errors: everything that reading, a row and the
// output of rejects can end with; the caller then drops the writer and the book is as it was.
// Notes: those of table::read_rows, columns_unused, hours_not_understood, persons_masked,
// positions_abroad, stations_not_in_file.
// Memory: the longest record, and the codes of the file.
Result<ImportSummary> import_stations(store::Writer& book, Input& input,
                                      const ImportOptions& options, Reporter& reporter);

}  // namespace yangxiao::station
