// What the QR code of a voucher says: enough to hand it out where the book is not at hand, signed
// with the book's key, and nothing of a person. It proves that the book issued it, and not that it
// is still open.
//
// The text is "YX1:" and digits of Crockford's base32, all of which a QR code packs as letters and
// digits: a byte with the version, one with flags (1: a partner's counter; 2: to be
// handed out without the book), the book's id and the
// code with five bits a character, quantity and end as four and eight bytes with the highest first,
// item and place as a byte with the length and so many bytes, and the signature of all that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "redeem/place.hpp"
#include "redeem/voucher_key.hpp"

namespace yangxiao::redeem {

struct Payload {
  std::string book;  // its id
  std::string code;
  std::string item;  // code
  std::int64_t quantity = 0;
  Place::Kind kind = Place::Kind::station;
  std::string place;  // code
  Instant valid_until;
  bool offline = false;  // it may be handed out where the book is not at hand
  friend bool operator==(const Payload&, const Payload&) = default;
};

// Whether a text means to be one.
bool is_payload(std::string_view text);
std::string sign(const Payload& payload, const VoucherKey& key);
// Spaces at its ends are passed over, small letters are taken. Errors: payload_bad (it is none, or
// was cut off), payload_forged (another key signed it, or something in it was changed).
Result<Payload> open_payload(std::string_view text, const PublicKey& key);

}  // namespace yangxiao::redeem
