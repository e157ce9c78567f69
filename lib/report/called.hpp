// The agencies that were called to a report beside the one that leads (吹哨报到): who was called,
// who came, who has left again. The events say it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "report/event.hpp"

namespace yangxiao::report {

struct CalledAgency {
  std::int64_t agency = 0;
  Instant called_at;
  std::optional<Instant> arrived_at;
  std::optional<Instant> left_at;
};

// In the order in which they were called; one that was called again counts as of then.
std::vector<CalledAgency> called_agencies(std::span<const Event> events);

}  // namespace yangxiao::report
