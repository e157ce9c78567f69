// Proves that what settlements say was paid is what the ledger says.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// `earnings`: how many transfers are for a report. Each transfer that is for a report has one
// reckoning, with its points, report, member and rule, taken back where the transfer was, and its
// due is settled; each posted list has the lines and the points that it had. Errors: ledger_broken
// ({0} the table, {1} its row, {2} "earning" or "list"). Cost: every reckoning and every posted
// line once.
Status check_payments(const store::Reader& book, std::int64_t earnings);

}  // namespace yangxiao::settle
