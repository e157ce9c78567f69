#include "redeem/voucher.hpp"

#include <algorithm>

#include "redeem/payload.hpp"
#include "redeem/place_list.hpp"

namespace yangxiao::redeem {
namespace {

// Whoever takes in a list and cancels next is not to be told that a minute has gone by.
constexpr std::int64_t kFreshSeconds = 600;

}  // namespace

Result<Redemption> redemption_shown(const store::Reader& book, std::string_view word,
                                    std::span<const PublicKey> keys) {
  if (!is_payload(word)) return redemption_with_code(book, word);
  if (keys.empty()) return Error{Problem::voucher_key_missing, {}, {}};
  auto payload = open_payload(word, keys.front());
  for (const PublicKey& key : keys.subspan(1)) {
    if (!payload) payload = open_payload(word, key);
  }
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

Status check_not_out(const store::Reader& book, const calendar::Zone& zone,
                     const Redemption& redemption, Instant when) {
  if (!redemption.offline) return {};
  const Instant fresh{std::max(redemption.reserved_at.seconds, when.seconds - kFreshSeconds)};
  if (lists_tell(book, zone, redemption.place, {redemption.reserved_at, fresh})) return {};
  return Error{Problem::voucher_out, {redemption.code, shown(book, redemption.place).code}, {}};
}

}  // namespace yangxiao::redeem
