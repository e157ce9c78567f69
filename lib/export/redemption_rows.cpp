#include "export/redemption_rows.hpp"

namespace yangxiao::exporting {

Status RedemptionRows::each(std::size_t /*part*/, const TakeRow& take) {
  return redeem::each_redemption(book_, filter_, now_, [&](const redeem::Redemption& redemption) {
    return take(row_.of(redemption, false));
  });
}

}  // namespace yangxiao::exporting
