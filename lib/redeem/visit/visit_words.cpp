#include "redeem/visit/visit_words.hpp"

#include <algorithm>
#include <optional>

#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "base/text/whole_number.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::int64_t kMostGiven = 1'000'000;

constexpr std::string_view kUnits[] = {"瓶", "件", "份", "个", "盒", "包",
                                       "杯", "罐", "袋", "支", "条", ")"};

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// How many, at the end of a text: WATER:2, 矿泉水×2, 矿泉水 2, 矿泉水2瓶, 矿泉水（2）. Takes it
// off.
std::optional<std::int64_t> take_count(std::string_view& word) {
  std::string_view rest = word;
  for (const std::string_view unit : kUnits) {
    if (rest.ends_with(unit)) rest = text::trimmed(rest.substr(0, rest.size() - unit.size()));
  }
  const std::size_t last = rest.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == rest.size()) return std::nullopt;
  const auto number = text::whole_number(rest.substr(last + 1));
  const bool has_blank = rest[last] == ' ';
  std::string_view before = text::trimmed(rest.substr(0, last + 1));
  for (const std::string_view mark : {":", "×", "*", "(", "x", "X"}) {
    if (!before.ends_with(mark)) continue;
    const std::string_view left = before.substr(0, before.size() - mark.size());
    // BOX 2 is no BO x 2.
    const bool is_letter = mark == "x" || mark == "X";
    const bool ends_apart = !left.empty() && (left.back() == ' ' || !is_ascii(left.back()));
    if (is_letter && !ends_apart) continue;
    word = text::trimmed(left);
    return number;
  }
  // Of Latin letters a number behind them may be a part: CUP2.
  if (before.empty() || (!has_blank && is_ascii(before.back()))) return std::nullopt;
  word = before;
  return number;
}

std::string_view code_of(const station::FacilityList& list, int number) {
  for (const station::Facility& facility : list.all()) {
    if (facility.number == number) return facility.code;
  }
  return {};
}

}  // namespace

Result<std::string> lacked_in(const station::FacilityWords& facilities,
                              const std::vector<std::string>& words) {
  std::vector<std::string> lacked;
  for (const std::string& word : words) {
    if (table::says_nothing(word)) continue;
    const auto clean = table::clean_text(word, "lacked", false);
    if (!clean) return clean.error();
    for (const std::string_view part : text::words_joined(*clean)) {
      const auto facility = facilities.find(part);
      std::string said(facility ? code_of(facilities.list(), *facility) : part);
      const bool is_new = std::find(lacked.begin(), lacked.end(), said) == lacked.end();
      if (is_new && !said.empty()) lacked.push_back(std::move(said));
    }
  }
  return text::joined(lacked, "|");
}

Result<Gift> parse_gift(catalogue::References& references, std::string_view text,
                        std::string_view column) {
  const Error bad{Problem::gift_bad, {std::string(text)}, {}};
  const std::string plain = text::to_halfwidth(text);
  std::string_view word = text::trimmed(plain);
  Gift gift{0, 1};
  // A code or a name may end with a number itself.
  if (const auto whole = references.find("item", word, column)) return Gift{*whole, 1};
  if (const auto counted = take_count(word)) {
    gift.quantity = *counted;
    if (gift.quantity < 1 || gift.quantity > kMostGiven) return bad;
  } else if (word.find_first_of(":*") != std::string_view::npos) {
    return bad;
  }
  if (word.empty()) return bad;
  const auto item = references.find("item", word, column);
  if (!item) return item.error();
  gift.item = *item;
  return gift;
}

Result<std::vector<Gift>> parse_gifts(catalogue::References& references,
                                      const std::vector<std::string>& texts,
                                      std::string_view column) {
  std::vector<Gift> gifts;
  for (const std::string& text : texts) {
    const auto gift = parse_gift(references, text, column);
    if (!gift) return gift.error();
    const auto known = std::find_if(gifts.begin(), gifts.end(),
                                    [&](const Gift& one) { return one.item == gift->item; });
    if (known == gifts.end()) {
      gifts.push_back(*gift);
    } else {
      known->quantity += gift->quantity;
    }
  }
  std::sort(gifts.begin(), gifts.end(),
            [](const Gift& a, const Gift& b) { return a.item < b.item; });
  return gifts;
}

}  // namespace yangxiao::redeem
