// What has passed its deadline, and who holds it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "report/deadline.hpp"
#include "report/list.hpp"

namespace yangxiao::report {

// Who has to do the next step: the agency that a report was dispatched to; before that the station,
// where the road chief sits, or the office where it has none.
struct Holder {
  enum class Kind : std::uint8_t { agency, station, office } kind = Kind::office;
  std::int64_t row = 0;  // of the agency or the station
  friend auto operator<=>(const Holder&, const Holder&) = default;
};
Holder holder_of(const Report& report, State state);

struct Overdue {
  Holder holder;
  Report report;
  Deadline deadline;
  bool is_emergency = false;
  std::int64_t late_by = 0;  // seconds, above 0
  std::int64_t held = 0;     // how many that are overdue the holder has, this one counted
};

// Whoever holds an emergency first, then whoever holds most; of each holder emergencies first, then
// what is late by most. Memory: the reports that are overdue.
Result<std::vector<Overdue>> overdue_reports(const store::Reader& book, ListQuery query,
                                             const CategoryTree& tree, const Deadlines& deadlines);

}  // namespace yangxiao::report
