// What a report is due, as a pure function of its event, the rules and what its reporter has got
// already: the same for a draft, for a list, for confirming it and for explaining it.
//
// An event is a report with those that tell it again. Who told it first, by the time of filing and
// then by the number in the book, is due category and photo by the multiplier of the day, and more
// for being first where others told it too; whoever told it later is due the token; who tells it
// again nothing. Caps of the day and of the month, by the day of filing, cut what is left over.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "points/rules.hpp"

namespace yangxiao::settle {

// The numbers are part of the book's format.
enum class Standing : std::uint8_t {
  only,     // nobody else told it
  first,    // of several people
  later,    // somebody else had told it
  repeat,   // they had told it themselves
  service,  // it is no report: volunteer service
  bonus,    // nor that: a share of what a team got
};
inline constexpr std::size_t kStandings = 6;
std::string_view name_of(Standing standing);

struct Teller {
  std::int64_t report = 0;
  Instant filed_at;
  std::string person;          // equal for reports of one person; a member or not
  bool gave_up_place = false;  // rejected or withdrawn
};

// Those that have a place, in its order: by the time of filing, then by the number in the book.
std::vector<const Teller*> in_order(std::span<const Teller> tellers);

struct Precedence {
  Standing standing = Standing::only;
  std::int64_t place = 1;    // among the reports that have one, from 1
  std::int64_t tellers = 1;  // people
  friend bool operator==(const Precedence&, const Precedence&) = default;
};
// The tellers in any order; the report is one of them, and has a place.
Precedence precedence_of(std::int64_t report, std::span<const Teller> tellers);

// The steps of the arithmetic, in their order.
struct Worth {
  std::int64_t category = 0;
  std::int64_t photo = 0;
  std::int64_t percent = 100;  // of category and photo together, rounded half up
  std::int64_t first = 0;
  std::int64_t service = 0;  // hours and visit
  std::int64_t bonus = 0;    // share
  std::int64_t cut_by_day = 0;
  std::int64_t cut_by_month = 0;
  std::int64_t points = 0;  // what is left
  friend bool operator==(const Worth&, const Worth&) = default;
};

// Category and photo by the percent, rounded half up.
constexpr std::int64_t subtotal_of(const Worth& worth) {
  return ((worth.category + worth.photo) * worth.percent + 50) / 100;
}
constexpr std::int64_t before_caps(const Worth& worth) {
  return subtotal_of(worth) + worth.first + worth.service + worth.bonus;
}
// All steps together: what is left after caps, whatever of it a payment pays.
constexpr std::int64_t total_of(const Worth& worth) {
  return before_caps(worth) - worth.cut_by_day - worth.cut_by_month;
}

struct Told {
  Precedence precedence;
  std::int64_t category_points = 0;  // of the report's category, by the rules
  bool has_photo = false;
  calendar::Day filed_on;
};
// Before caps. Of who told it later, `category` is the token.
Worth worth_of(const points::Rules& rules, const Told& told);

// The hours of volunteer service that count: whole ones, rounded down once for each activity, and
// no more than the rules say.
std::int64_t hours_of(const points::Rules& rules, std::int64_t minutes);
// Volunteer service before caps. Days that count more for reports do not for it.
Worth worth_of_service(const points::Rules& rules, std::int64_t minutes);

// What caps leave of it, beside what counts to the day and to the month already.
Worth capped(const points::Rules& rules, Worth worth, std::int64_t got_on_day,
             std::int64_t got_in_month);

// What a report is worth where a cap left so much room when it was reckoned: what has become free
// under it since is not filled again, and what is over it counts as cut. No room: no cap cut it.
constexpr Worth worth_within(Worth worth, const std::optional<std::int64_t>& room) {
  if (!room || worth.points <= *room) return worth;
  worth.cut_by_day += worth.points - *room;
  worth.points = *room;
  return worth;
}

}  // namespace yangxiao::settle
