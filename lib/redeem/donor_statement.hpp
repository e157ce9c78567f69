// What became of what a donor gave: by lot, place and month, from in to out, so that it adds up on
// the page. Nobody who took something is named, or can be told: where fewer than five took or
// returned something in a row, its months are joined, or else its places, or else its lots.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/zone.hpp"
#include "redeem/place.hpp"

namespace yangxiao::redeem {

// before + given + moved - handed_out + returned - wasted - expired - missing = left.
struct Flows {
  std::int64_t before = 0;  // lay there when the span began, or the month
  std::int64_t given = 0;   // less what was booked back
  std::int64_t moved = 0;   // came from other places, less what went there
  std::int64_t handed_out = 0;
  std::int64_t returned = 0;  // of what was handed out; what was waste then is counted there, too
  std::int64_t wasted = 0;
  std::int64_t expired = 0;
  std::int64_t missing = 0;  // and lost, less what was found again
  std::int64_t left = 0;     // lies there at the end

  void add(const Flows& other);
};

// Who took or returned something: each person once, and of those whom nobody asked each piece.
struct Takers {
  std::set<std::int64_t> members;
  std::int64_t unknown = 0;

  std::int64_t count() const { return static_cast<std::int64_t>(members.size()) + unknown; }
  void add(const Takers& other);
};

struct StatementRow {
  // Nothing: of several, joined.
  std::optional<std::int64_t> lot;
  std::optional<Instant> received_at;  // of the lot
  std::optional<Place> place;
  std::string month;  // 2026-12; empty: of several
  std::int64_t item = 0;
  Flows flows;
  Takers takers;
};

struct ItemStatement {
  std::int64_t item = 0;
  std::vector<StatementRow> rows;  // by lot, place and month
  Flows total;                     // of all rows; before and left are those of the span
  // So few took of it at all that even the sum would tell: what became of it is not to be shown.
  bool tells = false;
};

struct DonorStatement {
  std::vector<ItemStatement> items;
  std::int64_t on_its_way_before = 0;
  std::int64_t on_its_way = 0;  // at the end
};

struct StatementSpan {
  std::optional<Instant> since;
  std::optional<Instant> until;
  Instant now;
};
// Of what was booked from `since` on and before `until`, in months of the zone; what is past its
// date by the clock is, booked or not. Cost: all movements of the donor's lots.
DonorStatement donor_statement(const store::Reader& book, const calendar::Zone& zone,
                               std::int64_t donor, const StatementSpan& span);

}  // namespace yangxiao::redeem
