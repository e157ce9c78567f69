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
  for (const std::string_view mark : {":", "×", "*"}) {
    const std::size_t at = word.rfind(mark);
    if (at == std::string_view::npos) continue;
    const auto number = text::whole_number(text::trimmed(word.substr(at + mark.size())));
    if (!number || *number < 1 || *number > kMostGiven) return bad;
    gift.quantity = *number;
    word = text::trimmed(word.substr(0, at));
    break;
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
