// Phone numbers of China: one form for storing, another for showing.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::text {

// One or several numbers, separated by ; , 、 / or a line break, each in one form: mobiles as 11
// digits (+86, spaces and hyphens dropped), landlines as area code, hyphen, number, and an
// extension behind 转; 400 and 800 numbers and service numbers (12345) as digits; a masked number
// (193****8889) as it stands. Joined by ';'. Full-width digits are digits. Empty for no number.
// Errors, with the column's name as argument: phone_exponent (1.38E+10),
// phone_date (2023-07-30), phone_form.
Result<std::string> normalise_phones(std::string_view text, std::string_view column);

// Whether digits or letters are hidden: such a number is kept and never matched.
bool is_masked(std::string_view phone_or_name);

// For showing to others: 138****5678. Landlines, service numbers and what is masked already stay:
// they name an office, not a person. Several joined by ';' each.
std::string mask_phones(std::string_view phones);

// The same for the number of a person, whose landline is at home: 138****5678, 027****1234,
// 84****34, without an extension. Service numbers, 400 and 800 stay. What comes out is read back by
// normalise_phones as it stands.
std::string mask_own_phones(std::string_view phones);

// For showing to others: the first character and a star for each that follows.
std::string mask_name(std::string_view name);

// What a spreadsheet makes of a long number: 1.38E+10.
bool is_exponent_number(std::string_view text);

// What a spreadsheet makes of 1-2 or 3/4: a date such as 2023/7/30, 2023-07-30, 7月30日, 30-Jul.
bool is_spreadsheet_date(std::string_view text);

}  // namespace yangxiao::text
