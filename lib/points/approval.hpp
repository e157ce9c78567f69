// What is to be booked by hand and is more than one person may book alone: it waits until another
// user of the operating system approves it. Who they are the kernel says; names are beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "points/manual.hpp"

namespace yangxiao::points {

// Of what one user books by hand: awards, adjustments in either direction, and reversals of what
// was not paid for a report.
struct Limits {
  std::int64_t at_once = 200;
  std::int64_t a_day = 2000;       // in the zone of the book
  bool one_person_office = false;  // what is more is booked all the same, and marked
};

// Whether so many points, of whatever sign, are more than a user may still book now. Cost: what
// the user has booked by hand on this day.
bool is_beyond(const store::Writer& book, const calendar::Zone& zone, const Limits& limits,
               std::int64_t uid, std::int64_t points);

enum class Handwork : std::uint8_t { award, adjust, reverse, write_off };
std::string_view name_of(Handwork verb);

struct Asked {
  Handwork verb = Handwork::award;
  ByHand what;                           // of a reversal member, points and reason
  std::optional<std::int64_t> reverses;  // the transfer
};

struct Approval {
  std::int64_t approval = 0;  // its number
  Asked asked;
  Instant asked_at;
  std::string asked_by;
  std::int64_t asked_uid = 0;
  std::optional<Instant> decided_at;
  std::string decided_by;
  std::int64_t decided_uid = 0;
  bool approved = false;
  std::int64_t transfer = 0;  // the first of what was booked; 0: nothing

  // Whether another than who asked decided: not so where one books alone.
  bool is_by_another() const { return decided_uid != asked_uid; }
};

// The oldest first.
std::vector<Approval> approvals(const store::Reader& book);
// Nothing: there is none with that number.
std::optional<Approval> approval_numbered(const store::Reader& book, std::int64_t number);

// Keeps what waits; its number.
std::int64_t keep_waiting(store::Writer& book, std::int64_t uid, const Asked& asked);
// Keeps that it was booked without anybody else: in an office of one person.
std::int64_t keep_unapproved(store::Writer& book, std::int64_t uid, const Asked& asked,
                             std::int64_t transfer);

// Books what waits, as of now where no time was given. Errors: approval_missing, approval_decided
// ({0} number, {1} when), approval_own ({0} number: the user, or the name, is that of who asked),
// approval_for_self ({0} number: the points are for the one who approves), those of award(),
// adjust() and reverse().
Result<Approval> approve(store::Writer& book, Ledger& ledger, const Limits& limits,
                         std::int64_t uid, std::int64_t number);
// Says that it is not to be booked: whoever asked can do that too. Errors: approval_missing,
// approval_decided.
Result<Approval> refuse(store::Writer& book, std::int64_t uid, std::int64_t number);

}  // namespace yangxiao::points
