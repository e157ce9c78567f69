// A table for people: columns side by side, Chinese characters counted as two columns wide.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/output.hpp"

namespace yangxiao::cli {

// The day and minute of an RFC 3339 time, which are enough for people: 2026-11-24 08:30.
std::string short_time(const std::string& rfc3339);

enum class Align : std::uint8_t { left, right };

struct TextColumn {
  const char* key;      // as in --columns
  const char* heading;  // marked N_()
  Align align = Align::left;
  bool on_request = false;  // only where --columns names it
};

struct TextTableOptions {
  bool header = true;
  bool colour = false;
  std::size_t width = 0;  // of the terminal; 0: as wide as it gets
};

class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}
  // Text from the book cannot drive the terminal: it stands as text::printable shows it.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  // Where it is too wide, columns that say nothing are left out; then it is cut.
  Status print(Output& output, const TextTableOptions& options) const;

 private:
  bool is_empty(std::size_t column) const;
  bool fits(const TextTableOptions& options) const;
  TextTable said() const;
  std::size_t least_of(std::size_t column, std::size_t least) const;
  Status write(Output& output, const TextTableOptions& options) const;
  std::vector<std::size_t> widths(const TextTableOptions& options) const;
  std::vector<std::vector<std::string>> headings(std::span<const std::size_t> widths) const;

  std::vector<TextColumn> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace yangxiao::cli
