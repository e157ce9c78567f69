#include "base/privacy.hpp"

#include <cmath>

#include <sodium/crypto_generichash.h>

#include "base/text/crockford.hpp"
#include "base/text/masking.hpp"
#include "base/text/named.hpp"
#include "base/text/phone.hpp"

namespace yangxiao {
namespace {

constexpr std::size_t kPseudonymCharacters = 10;

constexpr std::array<std::string_view, 4> kNames = {"internal", "partner", "open", "wall"};

using Key = std::array<unsigned char, crypto_generichash_BYTES>;

// BLAKE2b.
Key keyed_hash(std::string_view text, const Key& key) {
  Key hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), key.data(), key.size());
  return hash;
}

}  // namespace

std::string_view name_of(Privacy level) { return kNames[static_cast<std::size_t>(level)]; }

std::optional<Privacy> privacy_named(std::string_view word) {
  return text::named<Privacy>(kNames, word);
}

std::string person_at(Privacy level, const std::string& name) {
  if (level == Privacy::internal) return name;
  return level == Privacy::partner ? text::mask_name(name) : std::string();
}

std::string phones_at(Privacy level, const std::string& phones) {
  if (level == Privacy::internal) return phones;
  return level == Privacy::partner ? text::mask_phones(phones) : std::string();
}

std::string own_phones_at(Privacy level, const std::string& phones) {
  if (level == Privacy::internal) return phones;
  return level == Privacy::partner ? text::mask_own_phones(phones) : std::string();
}

std::string_view remark_at(Privacy level, std::string_view text, std::string& room) {
  if (level == Privacy::internal) return text;
  return level == Privacy::partner ? text::mask_within(text, room) : std::string_view();
}

std::string_view place_at(Privacy level, std::string_view text, std::string& room) {
  return level == Privacy::internal ? text : text::mask_within(text, room);
}

std::string remark_at(Privacy level, const std::string& text) {
  std::string room;
  return std::string(remark_at(level, text, room));
}

Instant to_the_hour(Instant moment) {
  constexpr std::int64_t kHour = 3600;
  const std::int64_t rest = (moment.seconds % kHour + kHour) % kHour;
  return Instant{moment.seconds - rest};
}

double to_a_thousandth(double degrees) { return std::round(degrees * 1000) / 1000; }

Disclosure::Disclosure(Privacy level, Random& random) : level_(level) {
  if (is_open()) random.fill(key_);
}

Disclosure Disclosure::apart(std::string_view name) const {
  Disclosure other = *this;
  other.key_ = keyed_hash(name, key_);
  return other;
}

bool is_pseudonym(std::string_view text) {
  return text.size() == kPseudonymCharacters + 1 && text.front() == 'P' &&
         text.find_first_not_of(text::kCrockford, 1) == std::string_view::npos;
}

std::string Disclosure::person_code(std::string_view code) const {
  if (!is_open() || code.empty()) return std::string(code);
  const auto digest = keyed_hash(code, key_);
  std::string pseudonym = "P";
  for (std::size_t i = 0; i < kPseudonymCharacters; ++i)
    pseudonym += text::kCrockford[digest[i] % 32];
  return pseudonym;
}

}  // namespace yangxiao
