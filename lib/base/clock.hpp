// Time as the library sees it. The clock is handed in, so that --now makes every output repeatable.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace yangxiao {

// A moment: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
struct Instant {
  std::int64_t seconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

class Clock {
 public:
  Clock() = default;                                // the system's clock
  explicit Clock(Instant fixed) : fixed_(fixed) {}  // --now
  Instant now() const;
  bool is_fixed() const { return fixed_.has_value(); }

 private:
  std::optional<Instant> fixed_;
};

}  // namespace yangxiao
