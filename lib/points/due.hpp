// Dues: what a verified report, or volunteer service, earned a member. A due says of what, whose
// and since when; only the settlement of points makes points of it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

class DueWriter {
 public:
  explicit DueWriter(store::Writer& book) : book_(book) {}

  // One for the subject, unless it has one. `evidence`: the event that verified a report; nothing:
  // the row of an import says so.
  void add(const Subject& subject, std::int64_t member, std::optional<std::int64_t> evidence,
           Instant at);
  // Takes back a due that was not settled. Whether there is a settled one, which stays.
  bool cancel(const Subject& subject);

 private:
  enum class Standing { none, open, settled };
  Standing standing_of(const Subject& subject);

  store::Writer& book_;
  std::optional<SQLite::Statement> insert_;
  std::optional<SQLite::Statement> standing_of_report_;
  std::optional<SQLite::Statement> standing_of_participation_;
};

}  // namespace yangxiao::points
