// What shows that a report was verified.
#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.hpp"
#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// Whether a report in this state was verified: closed by its channel counts as that.
constexpr bool counts_as_verified(State state) {
  return state == State::verified || state == State::closed;
}

// When a file says that a report was verified, or, where it does not, when the last thing happened
// to it.
Instant verified_at(const Report& report);

struct Evidence {
  std::optional<std::int64_t> event;  // nothing: the row of an import
  Instant at;
  std::int64_t report = 0;  // whose it is: the report's, or that of the one it tells again
};
// Nothing where it was not, or was closed without.
std::optional<Evidence> evidence_of(const store::Reader& book, const Report& report);
// Its own, or that of the report that it tells again.
std::optional<Evidence> evidence_for(const store::Reader& book, const Report& report);

}  // namespace yangxiao::report
