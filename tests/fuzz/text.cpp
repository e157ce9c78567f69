#include <cstdlib>

#include "base/text/fold.hpp"
#include "base/text/nearest_word.hpp"
#include "base/text/phone.hpp"
#include "base/text/pinyin.hpp"
#include "base/text/width.hpp"

using namespace yangxiao;

// Any bytes as a cell: phones, names to be masked, what is searched and shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t half = input.find('\n');
  const std::string_view text = input.substr(0, half);
  const std::string_view other =
      half == std::string_view::npos ? std::string_view() : input.substr(half + 1);
  if (const auto phones = text::normalise_phones(text, "phone")) {
    const auto again = text::normalise_phones(*phones, "phone");
    if (!again || *again != *phones) std::abort();
    (void)text::mask_phones(*phones);
  }
  (void)text::mask_name(text);
  const std::string folded = text::fold(text);
  if (text::fold(folded) != folded) std::abort();
  const std::string query = text::fold(other.substr(0, 40));
  if (text::looks_like_pinyin(query)) {
    const std::size_t at = text::PinyinQuery(query).find_in(folded);
    if (at != std::string::npos && at > folded.size()) std::abort();
  }
  if (text::display_width(text::truncated(text, 7)) > 7) std::abort();
  (void)text::wrapped(text, 20);
  for (const char c : text::printable(text)) {
    if (c >= 0 && c < 0x20) std::abort();
  }
  return 0;
}
