// Puts right what was paid for a report or for volunteer service: what it is worth by now is booked
// beside what it was worth then. A transfer is taken back once and as a whole, so that what is to
// be less is taken back and paid anew; what is to be more is paid beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct Corrected {
  std::int64_t transfer = 0;     // the first that was booked; 0: it is worth what was paid
  std::int64_t paid = 0;         // points
  std::int64_t taken_back = 0;   // from where they were found
  std::int64_t unrecovered = 0;  // of them what nobody had any more
};

struct Correcting {
  points::Subject subject;
  std::optional<std::int64_t> settlement;  // against whose line somebody objected
  std::string reason;
};

// The due that was paid for it, of nothing too.
std::optional<std::int64_t> settled_due(const store::Reader& book, const points::Subject& subject);

// Of what has a settled due. Who earns by a report is whom it is from by now: what another
// was paid is taken back from them. What a cap cut when it was paid stays cut. What is paid comes
// before what is taken back. Errors: those of Ledger::post.
Result<Corrected> correct(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          const Correcting& asked);

}  // namespace yangxiao::settle
