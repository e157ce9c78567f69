// The vouchers of a book as rows of a file, the newest first.
#pragma once

#include "export/rows.hpp"
#include "redeem/voucher_row.hpp"

namespace yangxiao::exporting {

class RedemptionRows final : public Rows {
 public:
  // The book, the zone and the filter outlive it.
  RedemptionRows(const store::Reader& book, const calendar::Zone& zone, Instant now,
                 const Disclosure& disclosure, const redeem::RedemptionFilter& filter)
      : book_(book), now_(now), filter_(filter), row_(book, zone, now, disclosure) {}

  Status each(std::size_t part, const TakeRow& take) override;

 private:
  const store::Reader& book_;
  Instant now_;
  const redeem::RedemptionFilter& filter_;
  redeem::VoucherRow row_;
};

}  // namespace yangxiao::exporting
