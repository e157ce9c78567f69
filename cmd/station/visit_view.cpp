#include "station/visit_view.hpp"

#include <vector>

#include "base/text/joined.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {

std::string gifts_text(yangxiao::catalogue::References& references,
                       std::span<const redeem::Gift> gifts) {
  std::string text;
  for (const redeem::Gift& gift : gifts) {
    if (!text.empty()) text += '|';
    text += references.code_of("item", gift.item) + ":" + std::to_string(gift.quantity);
  }
  return text;
}

std::string facility_called(const yangxiao::station::FacilityList& facilities,
                            std::string_view code) {
  for (const yangxiao::station::Facility& facility : facilities.all()) {
    if (facility.code == code) return facility_name(facility);
  }
  return {};
}

std::string lacked_shown(const yangxiao::station::FacilityList& facilities,
                         const std::string& joined) {
  std::vector<std::string> words;
  for (const std::string_view word : text::words_joined(joined)) {
    std::string name = facility_called(facilities, word);
    words.push_back(name.empty() ? std::string(word) : std::move(name));
  }
  return text::joined(words);
}

}  // namespace yangxiao::cmd::station
