// A list that the office keeps, as the command line shows it: one value for each kind, and the five
// verbs that all of them take.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/change.hpp"
#include "catalogue/kind.hpp"
#include "catalogue/machine_row.hpp"
#include "catalogue/reference.hpp"
#include "cli/field_lines.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/verb.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::catalogue {

namespace lib = yangxiao::catalogue;

// --field WORD of `list`.
struct Filter {
  const cli::Text* option;
  std::size_t field;
};

struct Listed {
  const lib::Kind* kind;
  // Of the fields and, behind them, of the position; marked N_().
  std::vector<const char*> headings;
  // What `list` shows to people: the code first, then these fields.
  std::vector<cli::TextColumn> columns;
  std::vector<std::size_t> column_fields;
  std::vector<Filter> filters;
  std::vector<const cli::Option*> more_filters;
  // Whether an entry is listed at all, as more_filters ask; none: always.
  using IsListed = std::function<bool(const lib::Entry&)>;
  Result<IsListed> (*is_listed)(const cli::Session&) = nullptr;
  // Beside the fields, what `show` says.
  std::function<std::vector<cli::FieldLine>(const cli::Session&, cli::Privacy, const lib::Entry&)>
      more_lines;
  // The same for programs: names of columns, and for each a JSON text.
  std::vector<std::string_view> more_keys;
  std::function<std::vector<std::string>(const cli::Session&, cli::Privacy, const lib::Entry&)>
      more_json;
  // Said after an import or an addition, of the book as it is then.
  std::function<void(cli::Session&, std::int64_t)> look_at_batch;
  // What `set` takes beside the fields, and keeps in the same transaction; it says what was
  // changed, in lines for people.
  std::vector<const cli::Option*> set_options;
  std::string (*also_set)(cli::Session&, const lib::Entry&) = nullptr;
  // What else follows, in the same transaction, when entries were written, and before a batch is
  // taken back.
  Status (*follow_up)(cli::Session&) = nullptr;
  Status (*before_undo)(cli::Session&, std::int64_t batch) = nullptr;
  struct Form {
    std::vector<std::string> headers;
    std::vector<std::string> example;
  };
  std::function<Form(bool chinese)> form;
  struct Words {
    const char* summary;
    std::vector<cli::Example> examples;
  };
  Words add, import, list, show, set;
  const char* undone;  // {0} import, {1} removed, {2} as before
  // Of what `list` and `show` read: read_stations where a published book holds it, too.
  cli::Need look_up = cli::Need::read;
};

// What an entry says, as much of persons as is asked for.
class EntryView {
 public:
  static Result<EntryView> open(cli::Session& session, const Listed& listed);

  // For machines: references and choices by code. For people: by name, choices in their language.
  std::string text(const lib::Entry& entry, std::size_t field, bool by_name);
  const char* heading(std::size_t field) const { return cli::tr(listed_->headings[field]); }
  std::string code(const lib::Entry& entry) const { return row_->code(entry); }
  std::span<const table::Value> machine_row(const lib::Entry& entry) { return row_->of(entry); }
  lib::MachineRow& row() { return *row_; }
  lib::References& references() { return row_->references(); }
  cli::Privacy privacy() const { return row_->privacy(); }
  bool hides(std::size_t field, std::int64_t row) const { return row_->hides(field, row); }

 private:
  EntryView(const store::Reader& book, const Listed& listed, const cli::Disclosure& disclosure)
      : listed_(&listed), row_(std::make_unique<lib::MachineRow>(book, *listed.kind, disclosure)) {}

  const Listed* listed_;
  std::unique_ptr<lib::MachineRow> row_;
};

// Shows entries as list, show and set do: a table for people, all columns for machines.
class EntryListing {
 public:
  EntryListing(cli::Session& session, const Listed& listed, EntryView& view)
      : session_(session), listed_(listed), view_(view) {}
  Status begin(std::span<const std::string_view> more_keys = {});
  // `more`: JSON texts, one for each of the keys.
  Status add(const lib::Entry& entry, std::span<const std::string> more = {});
  Status finish();

 private:
  cli::Session& session_;
  const Listed& listed_;
  EntryView& view_;
  std::unique_ptr<table::RowWriter> writer_;
  std::vector<std::vector<std::string>> rows_;
};

// The options that say which entries are meant, and what they ask for. Errors: reference_unknown,
// reference_ambiguous, option_needs (--privacy internal), those of the list's own filters.
std::vector<const cli::Option*> filters_of(const Listed& listed);
Result<Listed::IsListed> wanted_of(const cli::Session& session, const Listed& listed,
                                   lib::MachineRow& row);

// A choice or a limit, of which the book keeps a code, in the reader's language.
std::string code_shown(const lib::Field& field, const std::string& code);

// "M1 left on: - → 2026-11-20" for people; for machines the entry as it is now.
Status print_changed(cli::Session& session, const Listed& listed, EntryView& view,
                     const lib::Changed& changed);

// The verbs; `listed` must outlive them.
cli::Verb add(const Listed& listed);
cli::Verb import(const Listed& listed);
cli::Verb list(const Listed& listed);
cli::Verb show(const Listed& listed);
cli::Verb set(const Listed& listed);

}  // namespace yangxiao::cmd::catalogue
