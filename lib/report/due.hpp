// Dues: what a verified report earned its reporter. A due says report, member and evidence; only
// the settlement of points makes points of it.
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

class DueWriter {
 public:
  explicit DueWriter(store::Writer& book) : book_(book) {}

  // One for the report, unless it has one. `evidence`: the event that verified it; nothing: the row
  // of an import says so.
  void add(std::int64_t report, std::int64_t member, std::optional<std::int64_t> evidence,
           Instant at);
  // Takes back a due that was not settled. Whether there is a settled one, which stays.
  bool cancel(std::int64_t report);

 private:
  enum class Standing { none, open, settled };
  Standing standing_of(std::int64_t report);

  store::Writer& book_;
  std::optional<SQLite::Statement> insert_;
  std::optional<SQLite::Statement> standing_;
};

}  // namespace yangxiao::report
