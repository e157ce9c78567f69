// Confirming a posted list: no figure is ever paid that was not on one, and a confirmed list is
// never opened again.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::settle {

struct Confirmed {
  Settlement settlement;
  std::int64_t lines = 0;  // that were paid, of nothing too
  std::int64_t points = 0;
  std::int64_t members = 0;
  std::int64_t left_out = 0;
  std::int64_t first = 0;  // transfer; 0: none
};

// Reckons a posted list once more and pays what comes out as posted, as one. Errors:
// settlement_missing, settlement_confirmed ({0} list, {1} when), objections_open ({0} list, {1}
// until when).
Result<Confirmed> confirm(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          std::int64_t settlement);

}  // namespace yangxiao::settle
