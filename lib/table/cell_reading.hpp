// What a cell says that a person filled in: text in, a value that the book can keep out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::table {

// 有 / 无 and the like; nothing for another word. An empty cell is a no.
std::optional<bool> yes_or_no(std::string_view text);

// Whether it is what people write where there is nothing to say: 无, 暂无, /, -. Not the empty
// cell.
bool says_nothing(std::string_view text);

// Whether a word is one of several that are joined by '|'.
bool is_among(std::string_view word, std::string_view joined);

// A day as people write it; a workbook gives it with its time of day. Errors: date_bad.
Result<calendar::Day> day_in(std::string_view text, std::string_view column);

struct NumberRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::string_view units;  // words that may follow, joined by '|'
};
// A whole number, as 12.0 too. Errors: number_range.
Result<std::int64_t> whole_number_in(std::string_view text, std::string_view column,
                                     const NumberRange& range);

// A number that is neither infinite nor followed by anything, in half- or full-width digits.
std::optional<double> finite_number(std::string_view text);

// The words of a cell that holds several: separated by | ; , 、 / or a line break, or, where none
// of these stands, by spaces.
std::vector<std::string> words_in(std::string_view cell);

// Text as the book keeps it: trimmed, within bounds; a note may hold any character but U+0000,
// others no control characters but tab and line breaks. Errors: value_control_character,
// value_too_long.
Result<std::string> clean_text(std::string_view text, std::string_view column, bool is_note);

// A code as the book keeps it. Errors: value_missing, code_exponent, code_date, code_form,
// value_control_character.
Result<std::string> clean_code(std::string_view text, std::string_view column);

}  // namespace yangxiao::table
