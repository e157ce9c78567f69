#include "redeem/payload.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <sodium/crypto_sign.h>

#include "base/text/crockford.hpp"
#include "base/text/halfwidth.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::string_view kPrefix = "YX1:";
constexpr unsigned char kVersion = 1;
// Flags.
constexpr unsigned char kPartner = 1;
constexpr unsigned char kOffline = 2;
constexpr std::size_t kSignature = crypto_sign_BYTES;
constexpr std::size_t kCode = 8;  // characters of a book's id and of a code: 40 bits

using Bytes = std::vector<unsigned char>;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Five bits a character, the highest first; what is left at the end is filled with zeros.
std::string to_base32(const Bytes& bytes) {
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (const unsigned char byte : bytes) {
    held = (held << 8U | byte) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) text += text::kCrockford[(held >> (bits - 5)) & 31U];
  }
  if (bits > 0) text += text::kCrockford[(held << (5 - bits)) & 31U];
  return text;
}

// Nothing: a character that is no digit.
std::optional<Bytes> from_base32(std::string_view text) {
  Bytes bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char raw : text) {
    const std::size_t digit = text::kCrockford.find(upper(raw));
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << 5U | static_cast<unsigned>(digit)) & 0xFFFFU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<unsigned char>(held >> bits));
  }
  return bytes;
}

void put_number(Bytes& bytes, std::int64_t number, int length) {
  for (int i = length - 1; i >= 0; --i) {
    bytes.push_back(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * i)));
  }
}

// A text that is longer than a byte can say is cut: codes are not.
void put_text(Bytes& bytes, std::string_view text) {
  text = text.substr(0, 255);
  bytes.push_back(static_cast<unsigned char>(text.size()));
  bytes.insert(bytes.end(), text.begin(), text.end());
}

// Reads from the front of what is left; what is not there is zeros, and is said at the end.
class Front {
 public:
  explicit Front(std::span<const unsigned char> bytes) : bytes_(bytes) {}
  bool is_right() const { return is_right_ && bytes_.empty(); }

  std::int64_t number(std::size_t length) {
    std::uint64_t number = 0;
    for (const unsigned char byte : take(length)) number = number << 8U | byte;
    return static_cast<std::int64_t>(number);
  }
  std::string text() {
    const auto taken = take(static_cast<std::size_t>(number(1)));
    return {taken.begin(), taken.end()};
  }
  std::string code() {
    const auto taken = take(kCode * 5 / 8);
    return to_base32({taken.begin(), taken.end()});
  }

 private:
  std::span<const unsigned char> take(std::size_t length) {
    if (length > bytes_.size()) {
      is_right_ = false;
      length = 0;
    }
    const auto taken = bytes_.first(length);
    bytes_ = bytes_.subspan(length);
    return taken;
  }

  std::span<const unsigned char> bytes_;
  bool is_right_ = true;
};

Bytes bytes_of(const Payload& payload) {
  const unsigned partner = payload.kind == Place::Kind::partner ? kPartner : 0U;
  const unsigned offline = payload.offline ? kOffline : 0U;
  Bytes bytes = {kVersion, static_cast<unsigned char>(partner | offline)};
  for (const std::string& code : {payload.book, payload.code}) {
    Bytes packed = from_base32(code).value_or(Bytes());
    packed.resize(kCode * 5 / 8);
    bytes.insert(bytes.end(), packed.begin(), packed.end());
  }
  put_number(bytes, payload.quantity, 4);
  put_number(bytes, payload.valid_until.seconds, 8);
  put_text(bytes, payload.item);
  put_text(bytes, payload.place);
  return bytes;
}

std::optional<Payload> payload_of(std::span<const unsigned char> bytes) {
  Front front(bytes);
  const bool is_known = front.number(1) == kVersion;
  Payload payload;
  const std::int64_t flags = front.number(1);
  payload.kind = (flags & kPartner) != 0 ? Place::Kind::partner : Place::Kind::station;
  payload.offline = (flags & kOffline) != 0;
  payload.book = front.code();
  payload.code = front.code();
  payload.quantity = front.number(4);
  payload.valid_until = {front.number(8)};
  payload.item = front.text();
  payload.place = front.text();
  return is_known && front.is_right() ? std::optional(payload) : std::nullopt;
}

}  // namespace

bool is_payload(std::string_view text) {
  text = text::trimmed(text);
  return text.size() > kPrefix.size() &&
         std::equal(kPrefix.begin(), kPrefix.end(), text.begin(),
                    [](char wanted, char c) { return wanted == upper(c); });
}

std::string sign(const Payload& payload, const VoucherKey& key) {
  Bytes bytes = bytes_of(payload);
  const std::size_t said = bytes.size();
  bytes.resize(said + kSignature);
  crypto_sign_detached(bytes.data() + said, nullptr, bytes.data(), said, key.secret.data());
  return std::string(kPrefix) + to_base32(bytes);
}

Result<Payload> open_payload(std::string_view text, const PublicKey& key) {
  text = text::trimmed(text);
  const auto bytes = is_payload(text) ? from_base32(text.substr(kPrefix.size())) : std::nullopt;
  if (!bytes || bytes->size() <= kSignature) return Error{Problem::payload_bad, {}, {}};
  const auto said = std::span(*bytes).first(bytes->size() - kSignature);
  const auto payload = payload_of(said);
  if (!payload) return Error{Problem::payload_bad, {}, {}};
  const int held =
      crypto_sign_verify_detached(said.data() + said.size(), said.data(), said.size(), key.data());
  if (held != 0) return Error{Problem::payload_forged, {payload->code}, {}};
  return *payload;
}

}  // namespace yangxiao::redeem
