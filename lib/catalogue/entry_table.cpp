#include "catalogue/entry_table.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/nearest_word.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::catalogue {
namespace {

constexpr std::string_view kPlaceColumns = "lat, lon, source_lat, source_lon, source_datum";
constexpr std::string_view kKeptColumns = "edited, batch, content, mark";

// member, code, name ... : the order that read() and bind() take.
std::string columns_of(const Kind& kind) {
  std::string columns = fmt::format("{}, code", kind.table);
  for (const Field& field : kind.fields) columns += fmt::format(", {}", field.name);
  if (kind.has_place) columns += fmt::format(", {}", kPlaceColumns);
  return columns + fmt::format(", {}", kKeptColumns);
}

std::string select(const Kind& kind, std::string_view where) {
  return fmt::format("SELECT {} FROM {} WHERE {}", columns_of(kind), kind.table, where);
}
// Behind a condition: rows that are entries still.
std::string and_here(const Kind& kind) {
  if (kind.gone.empty()) return {};
  return fmt::format(" AND {} NOT IN ({})", kind.table, kind.gone);
}
std::string select_by_code(const Kind& kind) { return select(kind, "code = ?1" + and_here(kind)); }
std::string select_by_id(const Kind& kind) {
  return select(kind, fmt::format("{} = ?1", kind.table));
}
std::string select_by_value(const Kind& kind, std::string_view field) {
  return select(kind, fmt::format("{} = ?1 ORDER BY code", field));
}
std::string select_after(const Kind& kind) {
  return select(kind, "code > ?1" + and_here(kind) + " ORDER BY code");
}
std::string select_codes(const Kind& kind) {
  return fmt::format("SELECT code FROM {} WHERE true{}", kind.table, and_here(kind));
}

std::string insert_text(const Kind& kind) {
  const std::string columns = columns_of(kind);
  std::string places;
  for (std::size_t i = 1; i <= 2 + kind.fields.size() + (kind.has_place ? 5 : 0) + 4; ++i) {
    places += fmt::format("{}?{}", i == 1 ? "" : ", ", i);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", kind.table, columns, places);
}

std::string update_text(const Kind& kind) {
  std::string sets;
  std::size_t number = 1;
  std::string_view rest;
  const std::string columns = columns_of(kind);
  for (rest = columns; !rest.empty();) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    if (number > 1) {
      sets += fmt::format("{}{} = ?{}", sets.empty() ? "" : ", ", rest.substr(0, end), number);
    }
    ++number;
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return fmt::format("UPDATE {} SET {} WHERE {} = ?1", kind.table, sets, kind.table);
}

std::string remove_text(const Kind& kind) {
  return fmt::format("DELETE FROM {0} WHERE {0} = ?1", kind.table);
}

// What stands on a batch: entries that it wrote and that were written again since, or are gone.
std::string built_on(const Kind& kind) {
  std::string text = fmt::format(
      "SELECT code FROM {0} WHERE batch = ?1 AND content <> ?2 UNION "
      "SELECT coalesce({0}.code, json_extract(batch_former.former, '$.code')) "
      "FROM batch_former LEFT JOIN {0} ON {0}.{0} = batch_former.row "
      "WHERE batch_former.batch = ?1 AND ({0}.content IS NULL OR {0}.content <> ?2)",
      kind.table);
  for (const Referrer& referrer : kind.referrers) {
    // A row that goes back with the batch does not hold what it points at.
    const char* others = referrer.table == kind.table ? " AND there.batch IS NOT ?1" : "";
    text += fmt::format(
        " UNION SELECT made.code FROM {0} AS made JOIN {1} AS there ON there.{2} = made.{0} "
        "WHERE made.batch = ?1{3}",
        kind.table, referrer.table, referrer.column, others);
  }
  return text + " ORDER BY 1";
}

void bind_value(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    statement.bind(index, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bindNoCopy(index, *text);
  } else {
    statement.bind(index);
  }
}

Value value_at(SQLite::Statement& row, int index) {
  const SQLite::Column column = row.getColumn(index);
  if (column.isNull()) return {};
  if (column.isInteger()) return column.getInt64();
  return column.getString();
}

}  // namespace

std::vector<std::string> statements_of(const Kind& kind) {
  std::vector<std::string> texts = {
      select_by_code(kind), select_by_id(kind), select_after(kind), select_by_value(kind, "batch"),
      select_codes(kind),   insert_text(kind),  update_text(kind),  remove_text(kind),
      built_on(kind)};
  for (const Field& field : kind.fields) texts.push_back(select_by_value(kind, field.name));
  return texts;
}

Entry EntryReader::read(SQLite::Statement& row) const {
  Entry entry;
  int at = 0;
  entry.id = row.getColumn(at++).getInt64();
  entry.code = row.getColumn(at++).getString();
  for (std::size_t i = 0; i < kind_.fields.size(); ++i) entry.values.push_back(value_at(row, at++));
  if (kind_.has_place) {
    if (!row.getColumn(at).isNull()) {
      entry.place = EntryPlace{
          {row.getColumn(at).getDouble(), row.getColumn(at + 1).getDouble()},
          row.getColumn(at + 2).getString(),
          row.getColumn(at + 3).getString(),
          geo::datum_named(row.getColumn(at + 4).getString()).value_or(geo::Datum::wgs84)};
    }
    at += 5;
  }
  entry.edited = static_cast<std::uint64_t>(row.getColumn(at++).getInt64());
  entry.batch = store::read_number(row, at);
  entry.content = row.getColumn(at + 1).getInt64();
  entry.mark = row.getColumn(at + 2).getInt64();
  return entry;
}

std::optional<Entry> EntryReader::with_code(std::string_view code) {
  if (!by_code_) by_code_.emplace(book_.database(), select_by_code(kind_));
  by_code_->reset();
  by_code_->bind(1, std::string(code));
  if (!by_code_->executeStep()) return std::nullopt;
  return read(*by_code_);
}

std::optional<Entry> EntryReader::at(std::int64_t id) {
  if (!by_id_) by_id_.emplace(book_.database(), select_by_id(kind_));
  by_id_->reset();
  by_id_->bind(1, id);
  if (!by_id_->executeStep()) return std::nullopt;
  return read(*by_id_);
}

std::vector<Entry> EntryReader::with_value(std::string_view field, const Value& value) {
  if (!by_value_ || by_field_ != field) {
    by_value_.reset();
    by_value_.emplace(book_.database(), select_by_value(kind_, field));
    by_field_ = field;
  }
  by_value_->reset();
  bind_value(*by_value_, 1, value);
  std::vector<Entry> entries;
  while (by_value_->executeStep()) entries.push_back(read(*by_value_));
  return entries;
}

Status EntryReader::each(const std::string& after,
                         const std::function<Status(const Entry&)>& take) {
  SQLite::Statement query(book_.database(), select_after(kind_));
  query.bind(1, after);
  while (query.executeStep()) {
    const Status taken = take(read(query));
    if (!taken) return taken;
  }
  return {};
}

Result<Entry> entry_with_code(const store::Reader& book, const Kind& kind,
                              const std::string& code) {
  EntryReader reader(book, kind);
  if (auto found = reader.with_code(code)) return std::move(*found);
  if (const auto read = text::read_checked_code(kind.letter, code)) {
    if (auto found = reader.with_code(*read)) return std::move(*found);
  }
  std::vector<std::string> codes;
  SQLite::Statement query(book.database(), select_codes(kind));
  while (query.executeStep()) codes.push_back(query.getColumn(0).getString());
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  const auto nearest = text::nearest_word(code, known);
  return Error{
      Problem::entry_missing, {code, nearest ? codes[*nearest] : "", std::string(kind.table)}, {}};
}

Result<std::optional<Entry>> only_one(const std::vector<Entry>& found, const Entry& row) {
  if (found.empty()) return std::optional<Entry>();
  if (found.size() == 1) return std::optional<Entry>(found.front());
  std::string codes;
  for (const Entry& one : found) codes += (codes.empty() ? "" : ", ") + one.code;
  return Error{Problem::entry_ambiguous, {text_of(row, 0), codes}, {}};
}

Result<std::optional<Entry>> same_by_name(EntryReader& stored, const Entry& row) {
  return only_one(stored.with_value("name", row.values[0]), row);
}

void EntryWriter::bind(SQLite::Statement& statement, const Entry& entry,
                       std::int64_t content) const {
  statement.reset();
  int at = 1;
  if (entry.id == 0) {
    statement.bind(at++);
  } else {
    statement.bind(at++, entry.id);
  }
  statement.bindNoCopy(at++, entry.code);
  for (const Value& value : entry.values) bind_value(statement, at++, value);
  if (kind_.has_place) {
    if (entry.place) {
      statement.bind(at, entry.place->position.lat);
      statement.bind(at + 1, entry.place->position.lon);
      statement.bindNoCopy(at + 2, entry.place->source_lat);
      statement.bindNoCopy(at + 3, entry.place->source_lon);
      statement.bind(at + 4, std::string(geo::name_of(entry.place->source_datum)));
    } else {
      for (int i = 0; i < 5; ++i) statement.bind(at + i);
    }
    at += 5;
  }
  statement.bind(at++, static_cast<std::int64_t>(entry.edited));
  store::bind_optional(statement, at++, entry.batch);
  statement.bind(at++, content);
  statement.bind(at, book_.mark());
}

// Numbers are never given twice, whatever was removed meanwhile.
std::string EntryWriter::new_code() {
  const std::string key = fmt::format("sequence_{}", kind_.table);
  EntryReader reader(book_, kind_);
  auto number = static_cast<std::uint64_t>(std::stoll(book_.property(key).value_or("0")));
  std::string code;
  do {
    code = text::checked_code(kind_.letter, ++number);
  } while (reader.with_code(code));
  book_.set_property(key, std::to_string(number));
  return code;
}

Status EntryWriter::insert(Entry& entry) {
  if (kind_.check != nullptr) {
    const Status checked = kind_.check(book_, nullptr, entry);
    if (!checked) return checked;
  }
  if (entry.code.empty()) entry.code = new_code();
  entry.content = book_.mark();
  if (!insert_) insert_.emplace(book_.database(), insert_text(kind_));
  bind(*insert_, entry, entry.content);
  insert_->exec();
  entry.id = book_.database().getLastInsertRowid();
  if (kind_.written != nullptr) kind_.written(book_, nullptr, entry);
  return {};
}

void EntryWriter::run_update(const Entry& entry, std::int64_t content) {
  if (!update_) update_.emplace(book_.database(), update_text(kind_));
  bind(*update_, entry, content);
  update_->exec();
}

Status EntryWriter::update(const Entry& former, const Entry& next) {
  if (kind_.check != nullptr) {
    const Status checked = kind_.check(book_, &former, next);
    if (!checked) return checked;
  }
  run_update(next, book_.mark());
  if (kind_.written != nullptr) kind_.written(book_, &former, next);
  return {};
}

void EntryWriter::restore(const Entry& former) { run_update(former, former.content); }

void EntryWriter::remove(const Entry& entry) {
  SQLite::Statement statement(book_.database(), remove_text(kind_));
  statement.bind(1, entry.id);
  statement.exec();
  book_.bury(std::string(kind_.table), entry.code);
}

namespace {

// The last first: a row may point at one that was made before it.
std::uint64_t remove_made_but(store::Writer& book, const Kind& kind, std::int64_t batch,
                              std::int64_t mark, const std::set<std::string>& kept) {
  EntryWriter writer(book, kind);
  std::uint64_t removed = 0;
  std::vector<Entry> all = EntryReader(book, kind).with_value("batch", batch);
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.id > b.id; });
  for (const Entry& made : all) {
    if (kept.contains(made.code)) continue;
    if (kind.unwritten != nullptr) kind.unwritten(book, made.id, mark);
    writer.remove(made);
    ++removed;
  }
  return removed;
}

}  // namespace

void remove_made(store::Writer& book, const Kind& kind, std::int64_t batch, std::int64_t mark) {
  std::set<std::string> touched;
  SQLite::Statement query(book.database(), built_on(kind));
  query.bind(1, batch);
  query.bind(2, mark);
  while (query.executeStep()) touched.insert(query.getColumn(0).getString());
  remove_made_but(book, kind, batch, mark, touched);
}

Result<store::Undone> undo_batch(store::Writer& book, const Kind& kind, std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, std::string(kind.subject), batch);
  if (!mark) return mark.error();
  const Status untouched =
      store::check_none_found(book, built_on(kind), batch, *mark, Problem::batch_built_on);
  if (!untouched) return untouched.error();
  EntryWriter writer(book, kind);
  store::Undone undone;
  undone.removed = remove_made_but(book, kind, batch, *mark, {});
  undone.restored = store::restore_former_rows(book, batch, [&](const store::FormerRow& row) {
    auto former = from_json(kind, row.json);
    if (former) {
      former->id = row.row;
      if (kind.unwritten != nullptr) kind.unwritten(book, row.row, *mark);
      writer.restore(*former);
    }
    return former.has_value();
  });
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::catalogue
