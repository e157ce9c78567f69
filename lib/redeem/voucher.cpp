#include "redeem/voucher.hpp"

namespace yangxiao::redeem {

Status check_voucher(const store::Reader& book, const Redemption& redemption, Instant when) {
  const auto at = [&] {
    return std::to_string(settled_at(book, redemption.id).value_or(redemption.reserved_at).seconds);
  };
  switch (state_at(redemption, when)) {
    case State::open:
      return {};
    case State::collected:
      return Error{Problem::voucher_collected,
                   {redemption.code, at(), shown(book, redemption.place).code},
                   {}};
    case State::cancelled:
      return Error{Problem::voucher_cancelled, {redemption.code, at()}, {}};
    case State::returned:
      return Error{Problem::voucher_returned, {redemption.code, at()}, {}};
    case State::lapsed:
      break;
  }
  return Error{Problem::voucher_lapsed,
               {redemption.code, std::to_string(redemption.valid_until.seconds)},
               {}};
}

}  // namespace yangxiao::redeem
