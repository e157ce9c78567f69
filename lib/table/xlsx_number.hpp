// Numbers of a sheet as the text that somebody typed: no exponent, no .0, dates as dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yangxiao::table {

// What a cell's format makes of a number: as it is, with leading zeros, or a date.
struct NumberFormat {
  enum class Kind : std::uint8_t { plain, zeros, date, time, date_time } kind = Kind::plain;
  std::size_t width = 0;  // of Kind::zeros
};

// Whether the format shows a day, with or without a time.
constexpr bool is_day(const NumberFormat& format) {
  return format.kind == NumberFormat::Kind::date || format.kind == NumberFormat::Kind::date_time;
}

// ECMA-376 part 1, 18.8.30: the formats that need no code, dates among them.
NumberFormat builtin_format(int id);
// A format code of the workbook: 00000 keeps leading zeros, y m d h make a date.
NumberFormat custom_format(std::string_view code);

// `stored` as the sheet has it ("1.3812345678E10"); what is no number comes back as it is.
// `epoch_1904`: days are counted from 1904 instead of 1900.
std::string number_text(std::string_view stored, NumberFormat format, bool epoch_1904);

}  // namespace yangxiao::table
