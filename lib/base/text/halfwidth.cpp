#include "base/text/halfwidth.hpp"

namespace yangxiao::text {
namespace {

constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string to_halfwidth(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t offset) {
      return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    // U+FF01..U+FF3F are EF BC 81..BF, U+FF40..U+FF5E are EF BD 80..9E, U+3000 is E3 80 80.
    if (byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0x81 && byte(2) <= 0xBF) {
      plain += static_cast<char>(byte(2) - 0x81 + '!');
      at += 3;
    } else if (byte(0) == 0xEF && byte(1) == 0xBD && byte(2) >= 0x80 && byte(2) <= 0x9E) {
      plain += static_cast<char>(byte(2) - 0x80 + '`');
      at += 3;
    } else if (text.substr(at).starts_with(kIdeographicSpace)) {
      plain += ' ';
      at += 3;
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (text.empty()) return text;
    if (is_space(text.front())) {
      text.remove_prefix(1);
    } else if (is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with(kIdeographicSpace) || text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(text.starts_with(kNoBreakSpace) ? 2 : 3);
    } else if (text.ends_with(kIdeographicSpace) || text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(text.ends_with(kNoBreakSpace) ? 2 : 3);
    } else {
      return text;
    }
  }
}

}  // namespace yangxiao::text
