// The dues of those who tell again what a verified report tells: they told it too, and the
// settlement says what that is worth.
#pragma once

#include <optional>

#include "report/due.hpp"
#include "report/report.hpp"
#include "report/reporters.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// What says that a report was verified.
struct Evidence {
  std::optional<std::int64_t> event;  // nothing: the row of an import
  Instant at;
};
// Nothing where it was not, or was closed without.
std::optional<Evidence> evidence_of(const store::Reader& book, const Report& report);

class EventDues {
 public:
  explicit EventDues(store::Writer& book) : book_(book), dues_(book) {}

  // After a report was verified, or is not any more: of all that tell it again. Most have none, and
  // an import asks for each row.
  void follow(const Report& head);
  // After a report was said to tell what a head tells.
  void linked(const Report& report, const Report& head);
  // After it was said that it does not.
  void unlinked(const Report& report);

 private:
  void set(const Report& report, const std::optional<Evidence>& evidence);

  store::Writer& book_;
  DueWriter dues_;
  std::optional<SQLite::Statement> has_duplicates_;
  std::optional<Reporters> reporters_;
};

}  // namespace yangxiao::report
