#include "catalogue/import.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/merge.hpp"
#include "catalogue/shown.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::catalogue {
namespace {

// Takes the rows of one file.
class Importer final : public table::ImportSink {
 public:
  Importer(store::Writer& book, const Kind& kind, const std::string& file,
           const ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        kind_(kind),
        references_(book),
        reader_(file, kind, references_, options.profile, options.datum, options.order, book.now()),
        stored_(book, kind),
        writer_(book, kind),
        former_(book, summary_.batch = store::begin_batch(book, std::string(kind.subject), file)) {
    summary_.file = file;
    if (kind.hidden != nullptr) hidden_ = kind.hidden(book);
  }

  bool knows(std::string_view header) const override { return reader_.knows(header); }
  std::string headers_looked_for() const override {
    return kind_.code_is_day ? "code 日期, kind 性质" : "code 编号, name 名称";
  }

  ImportSummary finish(const std::string& sha256, Reporter& reporter) {
    finish_batch(book_, sha256, summary_);
    note_unused(reporter);
    if (masked_ > 0) reporter.note(Note::entries_masked, {std::to_string(masked_)}, file_place());
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return reader_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    const auto row = reader_.read(record);
    return row ? take(*row, record.line) : Status(row.error());
  }

  Result<std::optional<Entry>> stored(const Row& row) {
    if (!row.entry.code.empty()) return stored_.with_code(row.entry.code);
    if (kind_.same == nullptr) return std::optional<Entry>();
    return kind_.same(stored_, row.entry);
  }

  Status take(const Row& row, std::uint64_t line) {
    const auto found = stored(row);
    if (!found) return found.error();
    if (const std::optional<Entry>& known = *found) {
      const auto [first, is_new] = lines_.try_emplace(known->code, line);
      if (!is_new) {
        return Error{Problem::code_repeated, {known->code, std::to_string(first->second)}, {}};
      }
      const Status taken = take_over(*known, row);
      if (!taken) lines_.erase(known->code);
      return taken;
    }
    return take_new(row, line);
  }

  Status take_new(const Row& row, std::uint64_t line) {
    const Status complete = check_complete(kind_, row);
    if (!complete) return complete;
    Entry entry = row.entry;
    entry.batch = summary_.batch;
    const Status inserted = writer_.insert(entry);
    if (!inserted) return of_this_file(inserted.error());
    references_.learn(kind_.table, entry.id, entry.code, text_of(entry, 0));
    lines_.emplace(entry.code, line);
    ++summary_.counts.inserted;
    if (is_masked(entry)) ++masked_;
    return {};
  }

  bool is_masked(const Entry& entry) const {
    for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
      if (is_personal(kind_.fields[i].type) && text::is_masked(text_of(entry, i))) return true;
    }
    return false;
  }

  // The holder of a phone whom this file made is in no book yet.
  Error of_this_file(const Error& error) const {
    if (error.what != Problem::phone_taken) return error;
    const auto line = lines_.find(error.arguments[1]);
    if (line == lines_.end()) return error;
    return {Problem::phone_repeated, {error.arguments[0], std::to_string(line->second)}, {}};
  }

  Status take_over(const Entry& known, const Row& row) {
    const Merged merged = merge(kind_, known, row, hidden_);
    if (merged.changed != 0) {
      const Status updated = writer_.update(known, merged.entry);
      if (!updated) return updated;
      former_.keep(known.id, to_json(kind_, known));
      ++summary_.counts.updated;
      if (summary_.changes.size() < kChangesShown) {
        summary_.changes.push_back({known.code, merged.changed});
      }
    } else {
      ++summary_.counts.unchanged;
    }
    for (const std::size_t field : merged.conflicts) {
      summary_.conflicts.push_back({known.code, field, shown(kind_, known, field, references_),
                                    shown(kind_, row.entry, field, references_)});
    }
    if (!merged.conflicts.empty()) ++summary_.counts.conflict;
    return {};
  }

  store::Writer& book_;
  const Kind& kind_;
  ImportSummary summary_;
  References references_;
  RowReader reader_;
  EntryReader stored_;
  EntryWriter writer_;
  store::FormerRows former_;
  Hidden hidden_;
  std::unordered_map<std::string, std::uint64_t> lines_;  // of each code in this file
  std::uint64_t masked_ = 0;                              // new ones with a masked name or phone
};

}  // namespace

Result<ImportSummary> import_entries(store::Writer& book, const Kind& kind, Input& input,
                                     const ImportOptions& options, Reporter& reporter) {
  Importer importer(book, kind, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

}  // namespace yangxiao::catalogue
