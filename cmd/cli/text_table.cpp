#include "cli/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "base/text/shape.hpp"
#include "base/text/width.hpp"
#include "cli/language.hpp"

namespace yangxiao::cli {

std::string short_time(const std::string& rfc3339) {
  std::string text = rfc3339.substr(0, 16);
  if (text.size() == 16) text[10] = ' ';
  return text;
}

namespace {

constexpr std::size_t kGap = 2;
// A column that is cut keeps at least so much, or where even that is too wide, the second.
constexpr std::size_t kNarrow = 8;
constexpr std::size_t kNarrowest = 4;
// A day is not cut: half of one says something else.
constexpr std::size_t kDay = 10;

bool begins_with_day(std::string_view cell) {
  return text::has_shape(cell.substr(0, kDay), "0000-00-00");
}

std::size_t widest_word(std::string_view heading) {
  std::size_t widest = 0;
  while (!heading.empty()) {
    const std::size_t end = std::min(heading.find(' '), heading.size());
    widest = std::max(widest, text::display_width(heading.substr(0, end)));
    heading.remove_prefix(std::min(end + 1, heading.size()));
  }
  return widest;
}

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = text::printable(cell);
  rows_.push_back(std::move(cells));
}

bool TextTable::is_empty(std::size_t column) const {
  return std::all_of(rows_.begin(), rows_.end(),
                     [column](const auto& row) { return row[column].empty(); });
}

// To how much a column gives way, when others can to so much.
std::size_t TextTable::least_of(std::size_t column, std::size_t least) const {
  const bool has_day = std::any_of(rows_.begin(), rows_.end(), [column](const auto& row) {
    return begins_with_day(row[column]);
  });
  return has_day ? std::max(least, kDay) : least;
}

// Without the columns that say nothing.
TextTable TextTable::said() const {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!is_empty(i)) kept.push_back(i);
  }
  std::vector<TextColumn> columns;
  for (const std::size_t i : kept) columns.push_back(columns_[i]);
  TextTable table(std::move(columns));
  for (const auto& row : rows_) {
    std::vector<std::string> cells;
    for (const std::size_t i : kept) cells.push_back(row[i]);
    table.rows_.push_back(std::move(cells));
  }
  return table;
}

bool TextTable::fits(const TextTableOptions& options) const {
  const std::vector<std::size_t> wanted = widths({options.header, false, 0});
  return std::accumulate(wanted.begin(), wanted.end(), kGap * (wanted.size() - 1)) <= options.width;
}

// As wide as the widest cell; where the terminal is narrower, headings are broken at their spaces,
// then the widest columns give way first.
std::vector<std::size_t> TextTable::widths(const TextTableOptions& options) const {
  std::vector<std::size_t> widths;
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = 0;
    for (const auto& row : rows_) width = std::max(width, text::display_width(row[i]));
    const std::string_view heading = options.header ? tr(columns_[i].heading) : "";
    widths.push_back(std::max(width, text::display_width(heading)));
    broken.push_back(std::max(width, widest_word(heading)));
  }
  if (options.width == 0) return widths;
  const auto whole = [&] {
    return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  };
  if (whole() > options.width) widths = std::move(broken);
  for (const std::size_t least : {kNarrow, kNarrowest}) {
    std::vector<std::size_t> leasts;
    for (std::size_t i = 0; i < columns_.size(); ++i) leasts.push_back(least_of(i, least));
    while (whole() > options.width) {
      std::size_t widest = 0;
      for (std::size_t i = 1; i < widths.size(); ++i) {
        if (widths[i] - std::min(widths[i], leasts[i]) >
            widths[widest] - std::min(widths[widest], leasts[widest])) {
          widest = i;
        }
      }
      if (widths[widest] <= leasts[widest]) break;
      --widths[widest];
    }
  }
  return widths;
}

// Line by line, the last line of each heading over its column.
std::vector<std::vector<std::string>> TextTable::headings(
    std::span<const std::size_t> widths) const {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 1;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view heading = tr(columns_[i].heading);
    const bool breaks =
        text::display_width(heading) > widths[i] && widest_word(heading) <= widths[i];
    columns.push_back(breaks ? text::wrapped(heading, widths[i])
                             : std::vector<std::string>{std::string(heading)});
    height = std::max(height, columns.back().size());
  }
  std::vector<std::vector<std::string>> lines(height, std::vector<std::string>(columns.size()));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t top = height - columns[i].size();
    for (std::size_t k = 0; k < columns[i].size(); ++k) lines[top + k][i] = columns[i][k];
  }
  return lines;
}

Status TextTable::print(Output& output, const TextTableOptions& options) const {
  const bool is_wide = options.width > 0 && !rows_.empty() && !fits(options);
  return is_wide ? said().write(output, options) : write(output, options);
}

Status TextTable::write(Output& output, const TextTableOptions& options) const {
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
    for (const auto& heading : headings(columns)) {
      const std::string head = line([&](std::size_t i) { return heading[i]; });
      text += options.colour ? "\x1b[1m" + head + "\x1b[0m\n" : head + "\n";
    }
  }
  for (const auto& row : rows_) text += line([&](std::size_t i) { return row[i]; }) + "\n";
  return output.write(text);
}

}  // namespace yangxiao::cli
