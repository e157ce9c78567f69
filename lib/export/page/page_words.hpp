// What the page says, in the language of whoever has it made.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace yangxiao::exporting {

enum class PageText : std::uint8_t {
  title,     // Yangxiaoyi stations
  title_of,  // {0} a subdistrict
  as_of,     // {0} a time
  of_span,   // {0} first day, {1} last day
  stations,
  reports,
  waiting,
  done,
  turned_down,
  in_time,
  points_given,
  points_redeemed,
  map,
  map_station,  // {0} minutes, {1} metres
  map_density,  // {0} metres, {1} the fewest reports that are shown
  map_nowhere,  // {0} reports without a place
  map_source,
  by_month,
  by_category,
  by_state,
  points,
  points_note,  // months that have ended
  stock,
  stock_none,
  category,
  median,
  ninety,
  month,
  item,
  place,
  quantity,
  good_until,
  teams,
  teams_note,   // five people at least
  riders,       // {0} a year
  riders_note,  // who consent
  figures,      // as a table
  none,
  days,       // {0}
  hours,      // {0}
  minutes,    // {0}
  note_open,  // rounded to five, small groups left out
  note_partner,
  foot,  // {0} id of the book, {1} version of the program
};
inline constexpr std::size_t kPageTexts = 44;

// A text with its placeholders as they are.
using PageWords = std::function<std::string(PageText)>;

}  // namespace yangxiao::exporting
