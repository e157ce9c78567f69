#include "settle/taking_back.hpp"

#include "redeem/release.hpp"

namespace yangxiao::settle {

Result<points::Reversed> take_back(store::Writer& book, points::Ledger& ledger,
                                   std::int64_t transfer, const std::string& reason,
                                   const points::TakingBack& how) {
  const std::string member = points::holder_code(book, transfer);
  const Status freed = redeem::free_lapsed_points(book, ledger, member);
  if (!freed) return freed.error();
  return points::take_back_earning(book, ledger, transfer, reason, how);
}

}  // namespace yangxiao::settle
