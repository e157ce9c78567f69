#include "table/header_words.hpp"

#include <string>

#include "base/text/fold.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::table {
namespace {

// Without spaces, underscores and a remark in brackets: 经度（GCJ-02） is 经度.
std::string plain_header(std::string_view header) {
  std::string folded = text::fold(header);
  const std::size_t bracket = folded.find('(');
  if (bracket != std::string::npos && bracket > 0) folded.erase(bracket);
  std::string plain;
  for (const char c : folded) {
    if (c != ' ' && c != '_' && c != '*' && c != '-') plain.push_back(c);
  }
  return plain;
}

}  // namespace

bool header_means(std::string_view header, std::string_view name, std::string_view aliases) {
  const std::string plain = plain_header(header);
  return !plain.empty() && (plain == plain_header(name) || is_among(plain, aliases));
}

}  // namespace yangxiao::table
