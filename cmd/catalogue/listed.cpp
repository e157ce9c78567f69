#include "catalogue/listed.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "calendar/limit.hpp"
#include "catalogue/shown.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using lib::FieldType;
using table::Type;

std::vector<table::Column> columns_of(const lib::Kind& kind) {
  std::vector<table::Column> columns = {{"code"}};
  for (const lib::Field& field : kind.fields) {
    const Type type = field.type == lib::FieldType::number ? Type::integer
                      : field.type == lib::FieldType::list ? Type::list
                                                           : Type::text;
    columns.push_back({field.name, type});
  }
  if (!kind.has_place) return columns;
  columns.push_back({"lat", Type::real});
  columns.push_back({"lon", Type::real});
  for (const char* name : {"datum", "source_lat", "source_lon", "source_datum"}) {
    columns.push_back({name});
  }
  return columns;
}

void add_place(const std::optional<lib::EntryPlace>& place, std::vector<table::Value>& values) {
  if (!place) {
    values.resize(values.size() + 6);
    return;
  }
  const std::array<table::Value, 6> of_place = {place->position.lat,
                                                place->position.lon,
                                                std::string_view("wgs84"),
                                                std::string_view(place->source_lat),
                                                std::string_view(place->source_lon),
                                                geo::name_of(place->source_datum)};
  values.insert(values.end(), of_place.begin(), of_place.end());
}

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
  const store::Reader& book = session.reader();
  EntryView view(book, listed);
  const auto privacy = cli::open_privacy(session);
  if (!privacy) return privacy.error();
  view.privacy_ = *privacy;
  if (listed.kind->hidden != nullptr) view.hidden_ = listed.kind->hidden(book);
  return view;
}

std::string EntryView::text(const lib::Entry& entry, std::size_t field, bool by_name) {
  const lib::Kind& kind = *listed_->kind;
  if (field == kind.place_bit()) return lib::shown(kind, entry, field, *references_);
  const lib::Field& described = kind.fields[field];
  const auto* number = std::get_if<std::int64_t>(&entry.values[field]);
  if (described.type == lib::FieldType::reference && number != nullptr) {
    if (hides(field, *number)) return {};
    // A member's name is not for everybody; the code leads there.
    if (!by_name || described.table == "member") {
      return references_->code_of(described.table, *number);
    }
    return references_->name_of(described.table, *number);
  }
  const std::string whole = lib::shown(kind, entry, field, *references_);
  switch (described.type) {
    case lib::FieldType::person:
      return cli::person_at(privacy_, whole);
    case lib::FieldType::phone:
      return cli::own_phones_at(privacy_, whole);
    case lib::FieldType::phones:
      return cli::phones_at(privacy_, whole);
    case lib::FieldType::note:
      return cli::remark_at(privacy_, whole);
    case FieldType::choice:
    case FieldType::limit:
      return by_name ? code_shown(described, whole) : whole;
    default:
      break;
  }
  const bool is_person = field == 0 && kind.names_person != nullptr && kind.names_person(entry);
  return is_person ? cli::person_at(privacy_, whole) : whole;
}

Status EntryListing::begin(std::span<const std::string_view> more_keys) {
  if (session_.shape() == cli::Shape::table) return {};
  std::vector<table::Column> columns = columns_of(*listed_.kind);
  for (const std::string_view key : more_keys) columns.push_back({key, table::Type::json});
  auto writer = cli::rows_out(session_, columns);
  if (!writer) return writer.error();
  writer_ = std::move(*writer);
  return {};
}

Status EntryListing::add(const lib::Entry& entry, std::span<const std::string> more) {
  const lib::Kind& kind = *listed_.kind;
  if (!writer_) {
    std::vector<std::string> row = {entry.code};
    for (const std::size_t field : listed_.column_fields) {
      row.push_back(view_.text(entry, field, true));
    }
    rows_.push_back(std::move(row));
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) texts.push_back(view_.text(entry, i, false));
  std::vector<table::Value> values = {std::string_view(entry.code)};
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const auto* number = std::get_if<std::int64_t>(&entry.values[i]);
    if (kind.fields[i].type == lib::FieldType::number && number != nullptr) {
      values.emplace_back(*number);
    } else if (kind.fields[i].type == lib::FieldType::list) {
      words.clear();
      for (std::string_view rest = texts[i]; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      values.emplace_back(std::span<const std::string_view>(words));
    } else {
      values.push_back(cli::text_or_nothing(texts[i]));
    }
  }
  if (kind.has_place) add_place(entry.place, values);
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
