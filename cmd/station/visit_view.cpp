#include "station/visit_view.hpp"

#include <vector>

#include "base/text/joined.hpp"
#include "cli/language.hpp"

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

std::string list_shown(std::string joined) {
  for (std::size_t at = joined.find('|'); at != std::string::npos; at = joined.find('|', at)) {
    joined.replace(at, 1, ", ");
  }
  return joined;
}

std::string facility_called(const yangxiao::station::FacilityList& facilities,
                            std::string_view code) {
  const bool is_chinese = cli::language() == cli::Language::zh_CN;
  for (const yangxiao::station::Facility& facility : facilities.all()) {
    if (facility.code == code) return is_chinese ? facility.name_zh : facility.name_en;
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
