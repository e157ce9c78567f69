// What happened to a report, step by step: the truth that its row sums up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// The kind of the event that says who wrote a report down here; a file's rows have a batch instead.
inline constexpr std::string_view kFiled = "file";
// That of one that says what a file changed, or that a file said was verified.
inline constexpr std::string_view kImported = "import";
// That of one that says which member a report turned out to be from; the reason is their code.
inline constexpr std::string_view kLinked = "link";

struct Event {
  std::int64_t id = 0;
  Instant at;
  std::string actor;
  std::string kind;           // the verb, or import
  std::optional<State> from;  // both or none
  std::optional<State> to;
  std::optional<std::int64_t> agency;
  std::optional<Instant> until;
  std::string reason;
  std::string note;
  std::string former;  // what the fields said that it changed, as a JSON object
};

// The oldest first.
std::vector<Event> events_of(const store::Reader& book, std::int64_t report);

// The fields that an event changed, each with what it said before.
std::vector<std::pair<Field, std::string>> former_fields(const Event& event);

class EventWriter {
 public:
  explicit EventWriter(store::Writer& book) : book_(book) {}
  // Gives the event's number.
  std::int64_t add(std::int64_t report, const Event& event);

 private:
  store::Writer& book_;
  std::optional<SQLite::Statement> insert_;
};

}  // namespace yangxiao::report
