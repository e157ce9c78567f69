#include "redeem/issued_keys.hpp"

#include <algorithm>
#include <sstream>

#include "base/text/hex.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kProperty = "voucher_keys";

std::vector<PublicKey> kept_keys(const store::Reader& book) {
  std::istringstream words(book.property(kProperty).value_or(""));
  std::vector<PublicKey> keys;
  for (std::string word; words >> word;) {
    if (const auto key = parse_public_key(word)) keys.push_back(*key);
  }
  return keys;
}

}  // namespace

std::vector<PublicKey> issued_keys(const store::Reader& book,
                                   const std::optional<VoucherKey>& beside) {
  std::vector<PublicKey> keys = kept_keys(book);
  const bool is_known =
      !beside || std::find(keys.begin(), keys.end(), beside->public_key) != keys.end();
  if (!is_known) keys.insert(keys.begin(), beside->public_key);
  return keys;
}

bool keep_issued_key(store::Writer& book, const PublicKey& key) {
  const std::vector<PublicKey> keys = kept_keys(book);
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return false;
  std::string words = text::to_hex(key);
  for (const PublicKey& former : keys) words += " " + text::to_hex(former);
  book.set_property(kProperty, words);
  return !keys.empty();
}

}  // namespace yangxiao::redeem
