// Codes that people read out and type: a letter, a number in Crockford's base32, and a character
// that shows a misreading.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yangxiao::text {

// M, 1 -> "M12": letter, digits of the number without leading zeros, check character. The check is
// a sum over GF(32) with a power of its generator for each place, so one wrong character and two
// neighbours exchanged are always found (the idea of Verhoeff, Error Detecting Decimal Codes, 1969,
// in a field that has a character for each value).
std::string checked_code(char letter, std::uint64_t number);

// The code as it is written: capitals, O for 0 and I and L for 1 put right, spaces and hyphens
// left out. Nothing where the check fails or it is no code with this letter.
std::optional<std::string> read_checked_code(char letter, std::string_view text);
// The number in such a code, where it fits 63 bits.
std::optional<std::int64_t> number_of_checked_code(char letter, std::string_view text);

}  // namespace yangxiao::text
