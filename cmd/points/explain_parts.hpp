// What points explain says of each of what it can be asked about; explain.cpp finds out which it
// is.
#pragma once

#include <cstdint>
#include <string>

#include "catalogue/entry_table.hpp"
#include "cli/privacy.hpp"
#include "points/booking.hpp"
#include "points/due_view.hpp"
#include "points/explanation.hpp"
#include "report/report.hpp"

namespace yangxiao::cmd::points {

struct Explaining {
  cli::Session& session;
  cli::Privacy privacy;
  DueView& view;
  Explanation& page;

  std::string time(Instant instant) const;  // to the minute, in the zone of the book
  std::string day(Instant instant) const;
  // "M1 周**".
  std::string person(std::int64_t member) const;
};

// What is left of the points of one payment, and until when.
std::string left_text(const Explaining& to, Instant expires_at, std::int64_t remaining);

void explain_report(const Explaining& to, const report::Report& report);
// All that took part.
void explain_activity(const Explaining& to, const activity::Activity& activity);
// One part in an activity, by its number.
void explain_part(const Explaining& to, std::int64_t part);
// A share of a team's bonus, by its number.
void explain_bonus(const Explaining& to, std::int64_t bonus);
void explain_transfer(const Explaining& to, yangxiao::points::Booking booking);
void explain_member(const Explaining& to, const yangxiao::catalogue::Entry& member);

}  // namespace yangxiao::cmd::points
