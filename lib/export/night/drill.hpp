// Whether a night would bring the book back: tried, and not believed.
#pragma once

#include <cstdint>

#include "export/night/restore.hpp"
#include "points/head.hpp"

namespace yangxiao::exporting {

// That the ledgers of points and of stock, and the vouchers, of a book hold together. `since`: a
// head that the chain has to go on from. Errors: those of points::check() and of redeem::check().
struct CheckedLedgers {
  std::int64_t transfers = 0;
  std::int64_t vouchers = 0;
};
Result<CheckedLedgers> check_ledgers(const store::Reader& book,
                                     const std::optional<points::Head>& since = {});

struct Drilled {
  Restored restored;
  std::int64_t transfers = 0;
  std::int64_t vouchers = 0;
};

// Restores into a folder of its own below `root`, which is removed again, and proves that ledger,
// stock and vouchers hold together and that the chain goes on from the head in the manifest.
// Whoever calls it holds the lock of the nights. Errors: those of restore(), of points::check() and
// of redeem::check().
Result<Drilled> drill(const std::string& root, RestoreOrder order, const TermsOf& terms,
                      Random& random);

}  // namespace yangxiao::exporting
