// Lists of dues: one is posted for a period, waits for objections, and is confirmed
// (settle/confirm.hpp). What is on it stays as it was posted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/check.hpp"
#include "settle/draft.hpp"
#include "settle/period.hpp"

namespace yangxiao::settle {

struct Settlement {
  std::int64_t settlement = 0;  // the number of the list
  std::string period;
  std::int64_t lines = 0;
  std::int64_t points = 0;
  points::Digest digest{};  // of the file that was posted
  points::Head head;        // of the ledger, when it was posted
  Instant posted_at;
  std::string posted_by;
  Instant objections_until;  // the first moment at which it is too late
  std::optional<Instant> confirmed_at;
  std::string confirmed_by;
};
// The oldest first.
std::vector<Settlement> settlements(const store::Reader& book);
std::optional<Settlement> settlement_numbered(const store::Reader& book, std::int64_t number);
std::optional<Settlement> settlement_of(const store::Reader& book, Period period);

// What became of a posted line. The numbers are part of the book's format.
enum class LineOutcome : std::uint8_t {
  paid,       // as posted; of nothing, too
  changed,    // it is worth something else by now, and comes in the next list
  gone,       // nothing is due any more
  objected,   // somebody objects, or objected and was right: it comes in the next list
  undecided,  // of several hours nobody has decided which count
};
std::string_view name_of(LineOutcome outcome);

struct PostedLine {
  std::int64_t line = 0;
  std::int64_t due = 0;
  points::Subject subject;
  std::int64_t member = 0;
  std::int64_t points = 0;
  std::optional<LineOutcome> outcome;
};
std::vector<PostedLine> lines_of(const store::Reader& book, std::int64_t settlement);

// Whether the list of a period can be posted now. Errors: period_frozen ({0} period, {1} list),
// period_passed ({0} period, {1} the last one posted), settlement_waits ({0} list, {1} its period:
// it is not confirmed), period_open ({0} period, {1} its end).
Status may_post(const store::Reader& book, Period period, const calendar::Zone& zone, Instant now);

// The first moment after so many working days, the day of the beginning not counted.
Result<Instant> after_working_days(const store::Reader& book, const calendar::Zone& zone,
                                   Instant begin, int count);

// Freezes a list, whose file has this digest. `objection_days`: working days after the one on which
// it is posted. Errors: those of may_post.
Result<Settlement> post_list(store::Writer& book, const calendar::Zone& zone, Period period,
                             std::span<const Line> lines, const points::Digest& digest,
                             int objection_days);

}  // namespace yangxiao::settle
