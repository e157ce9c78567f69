// Puts right what was paid for a report: what it is worth by now is booked beside what it was worth
// then. A transfer is taken back once and as a whole, so that what is to be less is taken back and
// paid anew; what is to be more is paid beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct Correcting {
  std::int64_t report = 0;
  std::optional<std::int64_t> settlement;  // against whose line somebody objected
  std::string reason;
};

// What a report is worth where it was paid before, so much in all: who was cut by a cap then is not
// paid what has become free under it since.
constexpr std::int64_t worth_beside_cut(std::int64_t worth, std::int64_t paid, bool was_cut) {
  return was_cut && worth > paid ? paid : worth;
}

// The due of a report that was paid, of nothing too.
std::optional<std::int64_t> settled_due(const store::Reader& book, std::int64_t report);

// Of a report with a settled due. Who earns by it is whom the report is from by now: what another
// was paid is taken back from them. What a cap cut when it was paid stays cut. The first transfer;
// nothing: it is worth what was paid. What is paid comes before what is taken back. Errors: those
// of Ledger::post.
Result<std::optional<std::int64_t>> correct(store::Writer& book, points::Ledger& ledger,
                                            const calendar::Zone& zone, const Correcting& asked);

}  // namespace yangxiao::settle
