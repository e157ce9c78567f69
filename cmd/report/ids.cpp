#include "report/ids.hpp"

#include <algorithm>

#include "base/input.hpp"
#include "base/text/halfwidth.hpp"

namespace yangxiao::cmd::report {
namespace {

// A list may have come with its heading, from a spreadsheet with a byte order mark before it.
bool is_heading(std::string_view line) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return line == "code" || line == "CODE" || line == "编号";
}

void take_lines(std::string_view text, std::vector<std::string>& ids) {
  bool is_first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text::trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool passes = line.empty() || (is_first && is_heading(line));
    is_first = false;
    if (!passes) ids.emplace_back(line);
  }
}

}  // namespace

Result<std::vector<std::string>> ids_of(cli::Session& session, std::span<const std::string> words) {
  if (words.empty()) return Error{Problem::argument_missing, {"ID"}, {}};
  std::vector<std::string> ids;
  for (const std::string& word : words) {
    if (word != "-") {
      ids.push_back(word);
      continue;
    }
    const auto text = read_whole("-");
    if (!text) return text.error();
    take_lines(*text, ids);
  }
  if (ids.empty()) session.reporter().note(Note::nothing_named, {}, {});
  return ids;
}

}  // namespace yangxiao::cmd::report
