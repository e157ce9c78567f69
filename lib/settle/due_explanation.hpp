// What was reckoned, listed, paid and objected to of one report, or of one part in an activity.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/zone.hpp"
#include "points/reversal.hpp"
#include "settle/draft.hpp"
#include "settle/objection.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::settle {

// What is left of the points of one payment.
struct LotLeft {
  Instant expires_at;  // points::kNever: they do not run out
  std::int64_t remaining = 0;
};

// A payment, and how it was reckoned then. Line::worth.points is what this one paid.
struct PaidLine {
  Line line;
  std::int64_t taken_back = 0;
  std::optional<std::int64_t> settlement;
  std::int64_t transfer = 0;  // 0: it was worth nothing
  Instant booked_at;          // of the transfer
  std::int64_t reversal = 0;  // the first transfer that took it back; 0: it stands
  points::Lost lost;          // of what was taken back
  std::optional<LotLeft> lot;
};

struct ListedLine {
  Settlement list;
  PostedLine line;
};

struct DueExplanation {
  std::vector<PaidLine> paid;        // the oldest first
  std::optional<Line> now;           // as it is reckoned now; nothing: nothing is due
  std::optional<std::int64_t> room;  // that a cap left when it cut what was paid
  std::vector<ListedLine> lists;     // the oldest first
  std::vector<Objection> objections;
  bool is_of_erased = false;  // who got it, or was to get it: nothing comes of it any more

  // What was paid and not taken back.
  std::int64_t standing() const;
  // What upholding an objection would bring it to.
  std::int64_t worth_now() const;
  // Whether its place among those who told it has changed since it was paid: what is more by it
  // comes in the next list.
  bool has_moved() const;
};

// `about`: subject, category, minutes and time as they are now. `is_due`: otherwise nothing is
// reckoned. Cost: where it was not paid yet that of a draft.
DueExplanation explain_due(const store::Reader& book, const calendar::Zone& zone, const Line& about,
                           bool is_due);

}  // namespace yangxiao::settle
