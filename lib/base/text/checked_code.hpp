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

// A code without a letter: digits of the same alphabet, and their check character behind them. By
// the same sum one wrong character and any two exchanged are found, as long as it has at most 30
// digits: the powers of the generator differ from each other and from 1.
std::string checked_word(std::string digits);
// 7K3M-9QXF: as it is read out; nothing of nothing.
std::string in_halves(std::string_view word);
// The code as it is written, if it has so many digits and the check holds.
std::optional<std::string> read_checked_word(std::string_view text, std::size_t digits);

}  // namespace yangxiao::text
