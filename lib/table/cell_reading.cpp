#include "table/cell_reading.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/phone.hpp"
#include "base/text/width.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kLongestText = 500;
constexpr std::size_t kLongestNote = 10'000;
constexpr std::size_t kLongestCode = 64;

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_any_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view text) {
  const std::string word = text::fold(text);
  if (word.empty() ||
      is_any_of(word, {"0", "n", "no", "false", "否", "无", "没有", "×", "x", "-", "/"})) {
    return false;
  }
  if (is_any_of(word, {"1", "y", "yes", "true", "是", "有", "√", "✓", "v", "✔"})) return true;
  return std::nullopt;
}

bool says_nothing(std::string_view text) {
  if (text::trimmed(text).size() > 6) return false;  // none of them is as long: most cells
  return is_any_of(text::fold(text), {"无", "没有", "暂无", "/", "-", "--", "—", "——", "n/a"});
}

bool is_among(std::string_view word, std::string_view joined) {
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('|'), joined.size());
    if (joined.substr(0, end) == word) return true;
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return false;
}

Result<calendar::Day> day_in(std::string_view text, std::string_view column) {
  const auto day = calendar::parse_day(text.substr(0, text.find(" 00:00")));
  if (!day) return Error{Problem::date_bad, {std::string(column), "2026-11-24"}, {}};
  return *day;
}

Result<std::int64_t> whole_number_in(std::string_view text, std::string_view column,
                                     const NumberRange& range) {
  const std::string plain = text::to_halfwidth(text);
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const std::string_view rest =
      text::trimmed({end, static_cast<std::size_t>(plain.data() + plain.size() - end)});
  const bool is_whole = rest.empty() || rest == ".0" || is_among(rest, range.units);
  if (code == std::errc() && is_whole && range.least <= number && number <= range.most) {
    return number;
  }
  return Error{Problem::number_range,
               {std::string(column), std::to_string(range.least), std::to_string(range.most)},
               {}};
}

std::optional<double> finite_number(std::string_view text) {
  const std::string plain = text::to_halfwidth(text);
  double number = 0;
  const auto [end, code] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const bool is_number = code == std::errc() && end == plain.data() + plain.size();
  if (!is_number || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::vector<std::string> words_in(std::string_view cell) {
  std::string plain = text::to_halfwidth(cell);
  for (const std::string_view separator : {"、", "｜", "，", "；"}) {
    for (std::size_t at = plain.find(separator); at != std::string::npos;
         at = plain.find(separator)) {
      plain.replace(at, separator.size(), "|");
    }
  }
  std::string_view separators = "|;,/\n";
  if (plain.find_first_of(separators) == std::string::npos) separators = "|";
  std::vector<std::string> words;
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
    const std::string_view word = text::trimmed(rest.substr(0, end));
    if (!word.empty()) words.emplace_back(word);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

Result<std::string> clean_text(std::string_view text, std::string_view column, bool is_note) {
  std::string_view trimmed = text::trimmed(text);
  // The guard of our own --excel files, and of spreadsheets, before what would be a formula.
  if (trimmed.size() > 1 && trimmed[0] == '\'' &&
      std::string_view("=+-@'").find(trimmed[1]) != std::string_view::npos) {
    trimmed.remove_prefix(1);
  }
  // What people describe is kept as it is, and shown escaped; a name has to be typed again.
  std::optional<char32_t> control;
  if (is_note) {
    if (trimmed.find('\0') != std::string_view::npos) control = U'\0';
  } else {
    control = text::control_in(trimmed);
  }
  if (control) {
    return Error{Problem::value_control_character,
                 {std::string(column), fmt::format("U+{:04X}", static_cast<unsigned>(*control))},
                 {}};
  }
  const std::size_t bound = is_note ? kLongestNote : kLongestText;
  if (trimmed.size() > bound && characters_in(trimmed) > bound) {
    return Error{Problem::value_too_long, {std::string(column), std::to_string(bound)}, {}};
  }
  return std::string(trimmed);
}

Result<std::string> clean_code(std::string_view text, std::string_view column) {
  auto code = clean_text(text, column, false);
  if (!code) return code;
  const std::string name(column);
  if (code->empty()) return Error{Problem::value_missing, {name}, {}};
  if (text::is_exponent_number(*code)) return Error{Problem::code_exponent, {name}, {}};
  if (text::is_spreadsheet_date(*code)) return Error{Problem::code_date, {name}, {}};
  if (code->size() > kLongestCode || code->find_first_of(" \t\r\n,;|\"'") != std::string::npos) {
    return Error{Problem::code_form, {name, "1-64 A-Z 0-9 . _ -"}, {}};
  }
  return code;
}

}  // namespace yangxiao::table
