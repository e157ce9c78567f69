#include "base/clock.hpp"

#include <ctime>

namespace yangxiao {

Instant Clock::now() const {
  if (fixed_) return *fixed_;
  return Instant{static_cast<std::int64_t>(std::time(nullptr))};
}

}  // namespace yangxiao
