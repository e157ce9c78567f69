#include "table/import_sink.hpp"

#include "base/text/joined.hpp"
#include "table/example_row.hpp"

namespace yangxiao::table {
namespace {

// What stands in the way of every row is no flaw of this one.
bool ends_import(Problem problem) {
  return problem == Problem::datum_missing || problem == Problem::categories_unmapped;
}

}  // namespace

Status ImportSink::header(std::span<const std::string> names, std::uint64_t line) {
  auto unused = take_header(names, line);
  if (!unused) return unused.error();
  headers_.assign(names.begin(), names.end());
  unused_ = std::move(*unused);
  return {};
}

Status ImportSink::row(const Record& record) {
  const bool may_be_example = rows_ < kRowsThatMayBeExamples;
  ++rows_;
  Status taken = may_be_example && is_example(record)
                     ? Status(Error{Problem::row_is_example, {}, {}})
                     : take_row(record);
  if (taken || ends_import(taken.error().what)) return taken;
  Place& place = taken.error().place;
  if (place.file.empty()) {
    place.file = file_;
    place.line = record.line;
    place.column = record.column;
  }
  return broken(record, std::move(taken.error()));
}

Status ImportSink::broken(const Record& record, Error error) {
  if (!options_.skip_bad_rows) return error;
  ++rejected_;
  return options_.reject ? options_.reject(headers_, record, error) : Status();
}

void ImportSink::finish_batch(store::Writer& book, const std::string& sha256,
                              ImportedFile& imported) const {
  imported.counts.rejected = rejected_;
  imported.unused_columns = unused_;
  store::finish_batch(book, imported.batch, sha256, imported.counts);
}

void ImportSink::note_unused(Reporter& reporter) const {
  if (unused_.empty()) return;
  reporter.note(Note::columns_unused, {text::joined(unused_)}, file_place());
}

}  // namespace yangxiao::table
