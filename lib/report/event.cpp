#include "report/event.hpp"

#include <nlohmann/json.hpp>

#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kEvents = R"sql(
  SELECT event, at, actor, kind, from_state, to_state, agency, until, reason, note, former
  FROM report_event WHERE report = ?1 ORDER BY event)sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO report_event (report, at, actor, kind, from_state, to_state, agency, until, reason,
    note, former, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))sql";

std::optional<State> state_of(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return static_cast<State>(column.getInt64());
}

void bind_state(SQLite::Statement& statement, int index, const std::optional<State>& state) {
  if (state) {
    statement.bind(index, static_cast<int>(*state));
  } else {
    statement.bind(index);
  }
}

}  // namespace

std::vector<Event> events_of(const store::Reader& book, std::int64_t report) {
  std::vector<Event> events;
  SQLite::Statement query(book.database(), kEvents);
  query.bind(1, report);
  while (query.executeStep()) {
    Event event;
    event.id = query.getColumn(0).getInt64();
    event.at = Instant{query.getColumn(1).getInt64()};
    event.actor = query.getColumn(2).getString();
    event.kind = query.getColumn(3).getString();
    event.from = state_of(query.getColumn(4));
    event.to = state_of(query.getColumn(5));
    event.agency = store::read_number(query, 6);
    event.until = store::read_time(query, 7);
    event.reason = query.getColumn(8).getString();
    event.note = query.getColumn(9).getString();
    event.former = query.getColumn(10).getString();
    events.push_back(std::move(event));
  }
  return events;
}

std::vector<std::pair<Field, std::string>> former_fields(const Event& event) {
  std::vector<std::pair<Field, std::string>> fields;
  const auto json = nlohmann::json::parse(event.former, nullptr, false);
  if (!json.is_object()) return fields;
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    const auto found = json.find(std::string(name_of(field)));
    if (found != json.end() && found->is_string()) {
      fields.emplace_back(field, found->get<std::string>());
    }
  }
  return fields;
}

std::int64_t EventWriter::add(std::int64_t report, const Event& event) {
  if (!insert_) insert_.emplace(book_.database(), kAdd);
  SQLite::Statement& insert = *insert_;
  insert.reset();
  insert.bind(1, report);
  insert.bind(2, event.at.seconds);
  insert.bind(3, event.actor);
  insert.bind(4, event.kind);
  bind_state(insert, 5, event.from);
  bind_state(insert, 6, event.to);
  store::bind_optional(insert, 7, event.agency);
  store::bind_optional(insert, 8, event.until);
  store::bind_text(insert, 9, event.reason);
  store::bind_text(insert, 10, event.note);
  store::bind_text(insert, 11, event.former);
  insert.bind(12, book_.mark());
  insert.exec();
  return book_.database().getLastInsertRowid();
}

}  // namespace yangxiao::report
