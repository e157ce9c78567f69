#include "redeem/voucher.hpp"

#include "redeem/payload.hpp"
#include "redeem/place_list.hpp"

namespace yangxiao::redeem {
namespace {

// Whoever takes in a list and cancels next is not to be told that a minute has gone by.
constexpr std::int64_t kFreshSeconds = 3'600;

}  // namespace

Result<Redemption> redemption_shown(const store::Reader& book, std::string_view word,
                                    const std::optional<PublicKey>& key) {
  if (!is_payload(word)) return redemption_with_code(book, word);
  if (!key) return Error{Problem::voucher_key_missing, {}, {}};
  const auto payload = open_payload(word, *key);
  if (!payload) return payload.error();
  if (payload->book != book.property("id")) {
    return Error{Problem::payload_other_book, {payload->book}, {}};
  }
  return redemption_with_code(book, payload->code);
}

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
    case State::awaited:
      return Error{Problem::voucher_awaited,
                   {redemption.code, std::to_string(redemption.valid_until.seconds),
                    shown(book, redemption.place).code},
                   {}};
    case State::lapsed:
      break;
  }
  return Error{Problem::voucher_lapsed,
               {redemption.code, std::to_string(redemption.valid_until.seconds)},
               {}};
}

Status check_not_out(const store::Reader& book, const Redemption& redemption, Instant when) {
  if (!redemption.offline) return {};
  const auto reach = list_reach(book, redemption.place);
  const bool is_fresh = reach && reach->seconds + kFreshSeconds >= when.seconds;
  if (is_fresh && *reach >= redemption.reserved_at) return {};
  return Error{Problem::voucher_out, {redemption.code, shown(book, redemption.place).code}, {}};
}

}  // namespace yangxiao::redeem
