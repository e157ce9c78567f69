#include "table/csv_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "base/text/code_point.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlock = 262144;
constexpr std::size_t kShownValue = 200;

bool is_ascii_text(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0x80U) != 0) return false;
  }
  return true;
}

// The first bytes of a text that are not UTF-8, in hex; empty where all is.
std::string bad_utf8(std::string_view text) {
  if (is_ascii_text(text)) return {};
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    if (point.length == 0) return fmt::format("{:02X}", static_cast<unsigned char>(text[at]));
    at += point.length;
  }
  return {};
}

}  // namespace

Error CsvScanner::error_here(Problem what, std::uint64_t line, std::string_view value,
                             std::vector<std::string> arguments) const {
  return {what,
          std::move(arguments),
          {decoder_.name(), line, cells_.size() + 1, std::string(value.substr(0, kShownValue))}};
}

Status CsvScanner::read_more() {
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t before = buffer_.size();
  // Twice as much each time: a long record is cut again from its beginning, in linear time overall.
  const Status read = decoder_.append_to(buffer_, std::max(kBlock, before));
  if (!read) return read;
  exhausted_ = buffer_.size() == before;
  return {};
}

Status CsvScanner::find_separator() {
  const Status read = read_more();
  if (!read) return read;
  const std::string_view first = std::string_view(buffer_).substr(0, buffer_.find('\n'));
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view kSeparators = ",;\t";
  bool in_quotes = false;
  for (const char c : first) {
    in_quotes = in_quotes != (c == '"');
    const std::size_t found = in_quotes ? std::string_view::npos : kSeparators.find(c);
    if (found != std::string_view::npos) ++counts[found];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  separator_ = kSeparators[static_cast<std::size_t>(most - counts.begin())];
  return {};
}

void CsvScanner::take_plain(std::size_t& at, std::size_t end) {
  cells_.push_back({std::string_view(buffer_).substr(at, end - at), true});
  at = end;
}

// From the opening quote to the separator or line end behind the closing one. False: more is
// needed.
Result<bool> CsvScanner::take_quoted(std::size_t& at) {
  const std::size_t text_begin = at + 1;
  std::size_t from = text_begin;
  bool doubled = false;
  std::size_t close = 0;
  for (;;) {
    close = buffer_.find('"', from);
    if (close == std::string::npos) {
      if (buffer_.size() - text_begin > largest_field_) {
        return error_here(Problem::field_too_large, record_line_, {},
                          {std::to_string(largest_field_), "--max-field"});
      }
      if (!exhausted_) return false;
      const auto lines = static_cast<std::uint64_t>(
          std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                     buffer_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      return error_here(Problem::quote_unclosed, record_line_ + lines,
                        std::string_view(buffer_).substr(at), {});
    }
    if (close + 1 == buffer_.size() && !exhausted_) return false;
    if (close + 1 == buffer_.size() || buffer_[close + 1] != '"') break;
    doubled = true;
    from = close + 2;
  }
  std::string_view text = std::string_view(buffer_).substr(text_begin, close - text_begin);
  if (doubled) {
    if (unquoted_used_ == unquoted_.size()) unquoted_.emplace_back();
    std::string& plain = unquoted_[unquoted_used_++];
    plain.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
      plain.push_back(text[i]);
      if (text[i] == '"') ++i;
    }
    text = plain;
  }
  at = close + 1;
  const std::size_t stray = at;
  while (at < buffer_.size() && buffer_[at] != separator_ && buffer_[at] != '\n' &&
         buffer_[at] != '\r') {
    ++at;
  }
  if (at == buffer_.size() && !exhausted_) return false;
  if (at != stray && !flaw_) {
    flaw_ = error_here(Problem::quote_stray, record_line_,
                       std::string_view(buffer_).substr(stray, at - stray), {});
  }
  cells_.push_back({text, true});
  return true;
}

Result<CsvScanner::Cut> CsvScanner::cut_record() {
  cells_.clear();
  unquoted_used_ = 0;
  flaw_.reset();
  record_line_ = next_line_;
  std::size_t at = begin_;
  if (at == buffer_.size() && exhausted_) return Cut::at_end;
  for (;;) {
    if (at < buffer_.size() && buffer_[at] == '"') {
      const auto taken = take_quoted(at);
      if (!taken) return taken.error();
      if (!*taken) return Cut::need_more;
    } else {
      std::size_t end = at;
      const char* bytes = buffer_.data();
      const std::size_t size = buffer_.size();
      while (end < size && bytes[end] != separator_ && bytes[end] != '\n' && bytes[end] != '\r') {
        ++end;
      }
      if (end - at > largest_field_) {
        return error_here(Problem::field_too_large, record_line_, {},
                          {std::to_string(largest_field_), "--max-field"});
      }
      if (end == size && !exhausted_) return Cut::need_more;
      take_plain(at, end);
    }
    if (at < buffer_.size() && buffer_[at] == separator_) {
      ++at;
      continue;
    }
    if (at < buffer_.size() && buffer_[at] == '\r') {
      if (at + 1 == buffer_.size() && !exhausted_) return Cut::need_more;
      at += at + 1 < buffer_.size() && buffer_[at + 1] == '\n' ? 2 : 1;
    } else if (at < buffer_.size()) {
      ++at;
    }
    end_ = at;
    return Cut::record;
  }
}

std::optional<Error> CsvScanner::check_cells() const {
  const std::string_view record = std::string_view(buffer_).substr(begin_, end_ - begin_);
  const bool has_nul = std::memchr(record.data(), 0, record.size()) != nullptr;
  if (!has_nul && is_ascii_text(record)) return std::nullopt;
  std::uint64_t column = 0;
  const auto place_of = [&](const Cell& cell) {
    return Place{decoder_.name(), record_line_, column,
                 std::string(cell.text.substr(0, kShownValue))};
  };
  for (const Cell& cell : cells_) {
    ++column;
    if (has_nul && cell.text.find('\0') != std::string_view::npos) {
      return Error{Problem::nul_byte, {}, place_of(cell)};
    }
    const std::string hex = bad_utf8(cell.text);
    if (!hex.empty()) {
      return Error{
          Problem::encoding_bad_byte, {hex, std::string(name_of(Encoding::utf8))}, place_of(cell)};
    }
  }
  return std::nullopt;
}

Result<CsvScanner::Next> CsvScanner::next() {
  if (separator_ == 0) {
    const Status found = find_separator();
    if (!found) return found.error();
  }
  for (;;) {
    const auto cut = cut_record();
    if (!cut) return cut.error();
    if (*cut == Cut::at_end) return Next{};
    if (*cut == Cut::need_more) {
      const Status more = read_more();
      if (!more) return more.error();
      continue;
    }
    const std::string_view record = std::string_view(buffer_).substr(begin_, end_ - begin_);
    const auto breaks = std::count(record.begin(), record.end(), '\n');
    next_line_ += breaks > 0 ? static_cast<std::uint64_t>(breaks) : 1;
    const bool is_blank =
        cells_.size() == 1 && cells_[0].text.empty() && record.find('"') == std::string_view::npos;
    if (!is_blank) {
      Next next{true, flaw_ ? flaw_ : check_cells()};
      begin_ = end_;
      return next;
    }
    begin_ = end_;
  }
}

}  // namespace yangxiao::table
