#include "cli/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "base/text/width.hpp"
#include "cli/language.hpp"

namespace yangxiao::cli {
namespace {

constexpr std::size_t kGap = 2;
// A column that is cut keeps at least so much, or where even that is too wide, the second.
constexpr std::size_t kNarrow = 8;
constexpr std::size_t kNarrowest = 4;

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = text::printable(cell);
  rows_.push_back(std::move(cells));
}

// As wide as the widest cell; where the terminal is narrower, the widest columns give way first.
std::vector<std::size_t> TextTable::widths(const TextTableOptions& options) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = options.header ? text::display_width(tr(columns_[i].heading)) : 0;
    for (const auto& row : rows_) width = std::max(width, text::display_width(row[i]));
    widths.push_back(width);
  }
  if (options.width == 0) return widths;
  const auto whole = [&] {
    return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  };
  for (const std::size_t least : {kNarrow, kNarrowest}) {
    while (whole() > options.width) {
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= least) break;
      --*widest;
    }
  }
  return widths;
}

Status TextTable::print(Output& output, const TextTableOptions& options) const {
  const std::vector<std::size_t> columns = widths(options);
  std::string text;
  const auto line = [&](const auto& cell_at) {
    std::string one;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string cell = text::truncated(cell_at(i), columns[i]);
      if (i > 0) one.append(kGap, ' ');
      one += columns_[i].align == Align::right ? text::padded_left(cell, columns[i])
                                               : text::padded(cell, columns[i]);
    }
    one.erase(one.find_last_not_of(' ') + 1);
    return one;
  };
  if (options.header && !rows_.empty()) {
    const std::string head =
        line([&](std::size_t i) { return std::string(tr(columns_[i].heading)); });
    text += options.colour ? "\x1b[1m" + head + "\x1b[0m\n" : head + "\n";
  }
  for (const auto& row : rows_) text += line([&](std::size_t i) { return row[i]; }) + "\n";
  return output.write(text);
}

}  // namespace yangxiao::cli
