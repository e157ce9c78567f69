// Lists of a kind into the book: streaming, all or nothing, idempotent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "catalogue/kind.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::catalogue {

struct Conflict {
  std::string code;
  std::size_t field = 0;  // or the kind's place_bit()
  std::string kept;
  std::string in_file;
};

struct RowChange {
  std::string code;
  std::uint64_t fields = 0;
};

using ImportOptions = table::ImportOptions;

constexpr std::size_t kChangesShown = 10;

struct ImportSummary : table::ImportedFile {
  std::vector<Conflict> conflicts;
  std::vector<RowChange> changes;  // the first kChangesShown
};

// Imports one file in the writer's transaction. A row without a code is about the entry that
// Kind::same finds, or a new one. Errors: everything that reading, a row and the output of rejects
// can end with; the caller then drops the writer and the book is as it was. Notes: those of
// table::read_rows, columns_unused. Memory: the longest record, the codes of the file, and the
// lists that its fields refer to.
Result<ImportSummary> import_entries(store::Writer& book, const Kind& kind, Input& input,
                                     const ImportOptions& options, Reporter& reporter);

}  // namespace yangxiao::catalogue
