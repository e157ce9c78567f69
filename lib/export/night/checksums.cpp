#include "export/night/checksums.hpp"

#include <algorithm>

namespace yangxiao::exporting {
namespace {

constexpr std::size_t kDigits = 64;

bool is_hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string to_text(const Checksums& sums) {
  std::string text;
  for (const auto& [path, sum] : sums) text.append(sum).append("  ").append(path).append("\n");
  return text;
}

Result<Checksums> parse_checksums(std::string_view text, const std::string& file) {
  Checksums sums;
  std::uint64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    const bool is_sum = line.size() > kDigits + 2 && is_hex(line.substr(0, kDigits)) &&
                        line.substr(kDigits, 2) == "  ";
    if (!is_sum ||
        !sums.emplace(line.substr(kDigits + 2), std::string(line.substr(0, kDigits))).second) {
      return Error{
          Problem::night_manifest_broken, {std::string(line.substr(0, 80))}, {file, number, 0, {}}};
    }
  }
  return sums;
}

}  // namespace yangxiao::exporting
