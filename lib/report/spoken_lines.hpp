// Which lines of a file spoke of which reports, where that changed nothing and so left no trace in
// the book: a report that a file speaks of twice is an error, whatever the book said before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace yangxiao::report {

// Memory: 4 bytes for each report of the book, up to the last that was spoken of.
class SpokenLines {
 public:
  void keep(std::int64_t report, std::uint64_t line) {
    const auto at = static_cast<std::size_t>(report);
    if (at >= lines_.size()) lines_.resize(at + at / 2 + 1);
    lines_[at] = static_cast<std::uint32_t>(line);
  }
  std::optional<std::uint64_t> line_of(std::int64_t report) const {
    const auto at = static_cast<std::size_t>(report);
    const bool is_known = at < lines_.size() && lines_[at] != 0;
    return is_known ? std::optional<std::uint64_t>(lines_[at]) : std::nullopt;
  }

 private:
  std::vector<std::uint32_t> lines_;  // by number of the report; 0: none spoke of it
};

}  // namespace yangxiao::report
