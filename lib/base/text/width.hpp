// Text on a terminal: how many columns it takes, and how it is made to fit. All texts are UTF-8; a
// byte that is not counts as one column and is shown as U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yangxiao::text {

// Columns on a terminal: Chinese characters take two, combining marks none (Unicode's East Asian
// Width, by utf8proc; ambiguous ones take one).
std::size_t display_width(std::string_view text);

// With control characters other than line breaks shown as \xNN or \u{N}, so that text from a file
// cannot drive the terminal; direction overrides are controls too. Line breaks become spaces.
std::string printable(std::string_view text);

// Cut to so many columns, with an ellipsis in the last one where something was cut.
std::string truncated(std::string_view text, std::size_t columns);

// Followed (or preceded) by spaces up to so many columns.
std::string padded(std::string_view text, std::size_t columns);
std::string padded_left(std::string_view text, std::size_t columns);

// Broken into lines of at most so many columns: at spaces, and between Chinese characters, where no
// closing punctuation begins a line. Line breaks in the text stay.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// The first control character of a text other than tab and line breaks, or nothing: U+0000 ..
// U+001F, U+007F .. U+009F and the direction overrides U+202A .. U+202E, U+2066 .. U+2069.
std::optional<char32_t> control_in(std::string_view text);

}  // namespace yangxiao::text
