// What follows in the ledger at once from what has happened to reports in this transaction, where
// the rules say so: a report filed under `award = "verify"` is paid when it is verified, whoever
// would get less by a merge or split under `late_merge = "reverse"` loses it, and what was paid for
// a report that is rejected as false is taken back.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"

namespace yangxiao::settle {

// The ledger, opened where something is to be booked.
using OpenLedger = std::function<Result<points::Ledger>()>;

struct Followed {
  std::int64_t paid = 0;  // points
  std::int64_t paid_reports = 0;
  std::int64_t taken_back = 0;  // points
  std::int64_t taken_back_reports = 0;
  std::int64_t unrecovered = 0;  // of these: the office's loss
  std::int64_t owed = 0;         // of these: the members' debt
};

struct Reasons {
  std::string relinked;  // kept beside what is taken back
  std::string called_false;
};

// To be called once after all changes. `rejected`: reports that were. Errors: those of the ledger,
// pot_short. Cost: the reports of this transaction.
Result<Followed> follow_reports(store::Writer& book, const calendar::Zone& zone,
                                const OpenLedger& open, const Reasons& reasons,
                                std::span<const std::int64_t> rejected);

}  // namespace yangxiao::settle
