// The dues of those who tell again what a verified report tells: they told it too, and the
// settlement says what that is worth.
#pragma once

#include <optional>

#include "points/due.hpp"
#include "report/evidence.hpp"
#include "report/reporters.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

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
  points::DueWriter dues_;
  std::optional<SQLite::Statement> has_duplicates_;
  std::optional<Reporters> reporters_;
};

}  // namespace yangxiao::report
