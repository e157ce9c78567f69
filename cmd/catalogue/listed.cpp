#include "catalogue/listed.hpp"

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "calendar/limit.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using lib::FieldType;

std::string differences(const Listed& listed, EntryView& view, const lib::Changed& changed) {
  std::string text;
  const std::size_t fields = listed.kind->fields.size() + (listed.kind->has_place ? 1 : 0);
  for (std::size_t i = 0; i < fields; ++i) {
    const std::string before = view.text(changed.before, i, true);
    const std::string after = view.text(changed.after, i, true);
    const bool is_same = i < listed.kind->fields.size()
                             ? changed.before.values[i] == changed.after.values[i]
                             : before == after;
    if (is_same) continue;
    text += fmt::format("{} {}: {} → {}\n", changed.after.code, view.heading(i),
                        before.empty() ? "-" : text::printable(before),
                        after.empty() ? "-" : text::printable(after));
  }
  if (!text.empty()) return text;
  return fmt::format(fmt::runtime(cli::tr(N_("{0}: as it was"))), changed.after.code) + "\n";
}

}  // namespace

Result<EntryView> EntryView::open(cli::Session& session, const Listed& listed) {
  const auto disclosure = cli::open_disclosure(session);
  if (!disclosure) return disclosure.error();
  return EntryView(session.reader(), listed, *disclosure);
}

std::string EntryView::text(const lib::Entry& entry, std::size_t field, bool by_name) {
  const lib::Kind& kind = *listed_->kind;
  std::string text = row_->text(entry, field);
  // What the level hides has no name either.
  if (!by_name || text.empty() || field == kind.place_bit()) return text;
  const lib::Field& described = kind.fields[field];
  const auto* number = std::get_if<std::int64_t>(&entry.values[field]);
  // A member's name is not for everybody; the code leads there.
  const bool is_named = described.type == FieldType::reference && number != nullptr &&
                        !hides(field, *number) && described.table != "member";
  if (is_named) return references().name_of(described.table, *number);
  const bool is_code = described.type == FieldType::choice || described.type == FieldType::limit;
  return is_code ? code_shown(described, text) : text;
}

Status EntryListing::begin(std::span<const std::string_view> more_keys) {
  if (session_.shape() == cli::Shape::table) return {};
  std::vector<table::Column> columns = lib::machine_columns(*listed_.kind);
  for (const std::string_view key : more_keys) columns.push_back({key, table::Type::json});
  auto writer = cli::rows_out(session_, columns);
  if (!writer) return writer.error();
  writer_ = std::move(*writer);
  return {};
}

Status EntryListing::add(const lib::Entry& entry, std::span<const std::string> more) {
  if (!writer_) {
    std::vector<std::string> row = {view_.code(entry)};
    for (const std::size_t field : listed_.column_fields) {
      row.push_back(view_.text(entry, field, true));
    }
    rows_.push_back(std::move(row));
    return {};
  }
  const auto of_entry = view_.machine_row(entry);
  std::vector<table::Value> values(of_entry.begin(), of_entry.end());
  values.insert(values.end(), more.begin(), more.end());
  return writer_->row(values);
}

Status EntryListing::finish() {
  if (writer_) return writer_->finish();
  return cli::print_table(session_, listed_.columns, std::move(rows_));
}

std::string code_shown(const lib::Field& field, const std::string& code) {
  if (const auto limit = calendar::parse_limit(code); limit && field.type == FieldType::limit) {
    const char* text = limit->unit == calendar::Limit::Unit::hours           ? N_("{0}h")
                       : limit->unit == calendar::Limit::Unit::working_hours ? N_("{0}wh")
                                                                             : N_("{0}wd");
    return fmt::format(fmt::runtime(cli::tr(text)), limit->count);
  }
  if (cli::language() == cli::Language::en) return code;
  // The first of its words is what people call it.
  for (const lib::Choice& choice : field.choices) {
    if (choice.code == code) return std::string(choice.words.substr(0, choice.words.find('|')));
  }
  return code;
}

Status print_changed(cli::Session& session, const Listed& listed, EntryView& view,
                     const lib::Changed& changed) {
  if (session.shape() == cli::Shape::table) {
    return session.out().write(differences(listed, view, changed));
  }
  EntryListing listing(session, listed, view);
  Status status = listing.begin();
  if (status) status = listing.add(changed.after);
  if (status) status = listing.finish();
  return status;
}

}  // namespace yangxiao::cmd::catalogue
