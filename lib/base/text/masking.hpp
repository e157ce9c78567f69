// What tells a person within a text, hidden for showing to others.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::text {

// A text with the middle hidden of each mobile number, of each number of an identity card (18
// characters, or the 15 of old) and of each bank card (16 to 19 digits whose check digit is right),
// and all but the first character of what stands before the @ of an e-mail address. Digits may be
// full-width, and spaces, line breaks, hyphens, dots and brackets may stand between them, two at
// most: 139-0000-1111, +86 (139) 0000 1111. Where there is none it is the text itself, and
// otherwise in `room`. Masking again changes nothing. Linear; a text with few digits and without @
// is only looked at once.
std::string_view mask_within(std::string_view text, std::string& room);
std::string mask_within(std::string_view text);

// The same with nothing of these numbers and mailboxes left, for who is to be forgotten.
std::string hide_within(std::string_view text);

// A text in which these digits, one by one or with the same between some of them, have become
// "***"; not where more digits stand before or behind. `digits` are 0 to 9.
std::string hide_digits(std::string_view text, std::string_view digits);

}  // namespace yangxiao::text
