#include "table/heading.hpp"

#include <algorithm>

#include "base/text/halfwidth.hpp"

namespace yangxiao::table {
namespace {

// A header stands among the first rows, or the file has none.
constexpr std::uint64_t kRowsLookedAt = 20;

bool is_blank(std::span<const Cell> cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const Cell& cell) { return text::trimmed(cell.text).empty(); });
}

// The word that makes a row a line of totals; empty where it is none.
std::string_view total_word(std::span<const Cell> cells) {
  for (const Cell& cell : cells) {
    const std::string_view text = text::trimmed(cell.text);
    if (text.empty()) continue;
    for (const std::string_view word :
         {"合计", "总计", "小计", "合 计", "总 计", "Total", "TOTAL"}) {
      if (text == word || (text.starts_with(word) && text.size() <= word.size() + 3)) return text;
    }
    return {};
  }
  return {};
}

}  // namespace

Error Heading::no_header() const {
  return {Problem::input_no_header, {sink_.headers_looked_for()}, {file_, 0, 0, {}}};
}

bool Heading::is_header(std::uint64_t line, std::span<const Cell> cells) const {
  if (header_row_ != 0) return line == header_row_;
  const auto known = std::count_if(cells.begin(), cells.end(), [this](const Cell& cell) {
    return sink_.knows(text::trimmed(cell.text));
  });
  if (known != 1 || cells.size() == 1) return known > 0;
  return std::any_of(cells.begin(), cells.end(),
                     [this](const Cell& cell) { return sink_.suffices(text::trimmed(cell.text)); });
}

void Heading::take_header(std::uint64_t line, std::span<const Cell> cells) {
  for (const Cell& cell : cells) names_.emplace_back(text::trimmed(cell.text));
  while (!names_.empty() && names_.back().empty()) names_.pop_back();
  header_line_ = line;
  found_ = true;
}

// Values can be known words too, but not below a cell that the header leaves empty.
bool Heading::is_second_line(std::uint64_t line, std::span<const Cell> cells) const {
  if (given_ || header_row_ != 0 || line != header_line_ + 1 || !is_header(line, cells))
    return false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool is_empty_above = i >= names_.size() || names_[i].empty();
    if (is_empty_above && sink_.knows(text::trimmed(cells[i].text))) return true;
  }
  return false;
}

void Heading::take_second_line(std::uint64_t line, std::span<const Cell> cells) {
  if (names_.size() < cells.size()) names_.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view name = text::trimmed(cells[i].text);
    if (!name.empty()) names_[i] = name;
  }
  while (names_.back().empty()) names_.pop_back();
  header_line_ = line;
}

Status Heading::give_header() {
  given_ = true;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].empty()) continue;
    const auto here = names_.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(names_.begin(), here, names_[i]) != here) {
      return Error{Problem::header_duplicate, {names_[i]}, {file_, header_line_, i + 1, {}}};
    }
  }
  if (rows_above_ > 0 && header_row_ == 0) {
    reporter_.note(Note::title_lines_skipped, {std::to_string(rows_above_)}, {file_, 0, 0, {}});
  }
  return sink_.header(names_, header_line_);
}

Status Heading::take_record(std::uint64_t line, std::span<const Cell> cells) {
  ++records_;
  const std::string_view total = total_word(cells);
  if (!total.empty()) {
    return sink_.broken({line, cells},
                        {Problem::total_row, {std::string(total)}, {file_, line, 0, {}}});
  }
  const std::size_t width = names_.size();
  if (cells.size() == width) return sink_.row({line, cells});
  // Spreadsheets leave empty cells behind the last column; that is no row of another form.
  if (cells.size() > width && is_blank(cells.subspan(width))) {
    return sink_.row({line, cells.first(width)});
  }
  return sink_.broken({line, cells}, {Problem::field_count,
                                      {std::to_string(cells.size()), std::to_string(width)},
                                      {file_, line, 0, {}}});
}

Status Heading::row(std::uint64_t line, std::span<const Cell> cells) {
  if (is_blank(cells)) return {};
  if (!found_) {
    if (is_header(line, cells)) {
      take_header(line, cells);
      return {};
    }
    ++rows_above_;
    if (header_row_ == 0 && rows_above_ >= kRowsLookedAt) return no_header();
    return {};
  }
  if (is_second_line(line, cells)) {
    take_second_line(line, cells);
    return give_header();
  }
  if (!given_) {
    const Status given = give_header();
    if (!given) return given;
  }
  return take_record(line, cells);
}

Status Heading::broken(std::uint64_t line, std::span<const Cell> cells, Error error) {
  if (!found_) return error;
  if (!given_) {
    const Status given = give_header();
    if (!given) return given;
  }
  ++records_;
  return sink_.broken({line, cells}, std::move(error));
}

Status Heading::finish() {
  if (!found_) return no_header();
  if (!given_) {
    const Status given = give_header();
    if (!given) return given;
  }
  if (records_ == 0) return Error{Problem::input_header_only, {}, {file_, 0, 0, {}}};
  return {};
}

}  // namespace yangxiao::table
