// Imports are taken back though something of them was paid: the payments are reversed, each as its
// own group in the ledger, and the ledger keeps both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "settle/follow.hpp"
#include "store/batch.hpp"

namespace yangxiao::settle {

struct Undone {
  store::Undone rows;
  std::int64_t payments = 0;  // that were reversed
  std::int64_t points = 0;
  std::int64_t unrecovered = 0;  // of these
  // Objections that were upheld after the import, to reports that it changed: what they booked
  // stays. Their numbers.
  std::vector<std::int64_t> objections;
};

// Of reports. Errors: those of report::undo_batch, of the ledger, pot_short.
Result<Undone> undo_reports(store::Writer& book, const OpenLedger& open, std::int64_t batch,
                            const std::string& reason);
// Of sign-in sheets. Errors: those of activity::undo_import, of the ledger, pot_short.
Result<Undone> undo_sheet(store::Writer& book, const calendar::Zone& zone, const OpenLedger& open,
                          std::int64_t batch, const std::string& reason);

}  // namespace yangxiao::settle
