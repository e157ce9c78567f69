// Periods whose list of dues was posted: what happened in them is settled by it, and nothing is
// booked into them any more. They follow each other, so that one moment says which they are.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct Frozen {
  Instant until;       // the first moment that is free
  std::string period;  // the last one, 2026-10
};
std::optional<Frozen> frozen_periods(const store::Reader& book);

}  // namespace yangxiao::points
