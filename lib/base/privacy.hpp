// How much of persons an output shows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yangxiao {

// internal: everything. partner: names and numbers masked. open: no person. wall: no person but
// those who consented to be named.
enum class Privacy : std::uint8_t { internal, partner, open, wall };

// As the level says: whole, masked, or empty.
std::string person_at(Privacy level, const std::string& name);
std::string phones_at(Privacy level, const std::string& phones);
// Of a person and not of an office: no number is whole.
std::string own_phones_at(Privacy level, const std::string& phones);
// With the numbers in it masked. `room` holds what is not the text itself.
std::string_view remark_at(Privacy level, std::string_view text, std::string& room);
std::string remark_at(Privacy level, const std::string& text);

}  // namespace yangxiao
