// Why a report got as many points as it did, or none: everything that decided it, collected from
// the book.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/zone.hpp"
#include "report/event_dues.hpp"
#include "report/report.hpp"
#include "settle/draft.hpp"
#include "settle/objection.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::settle {

// Why nothing is due by a report.
enum class Undue : std::uint8_t {
  unverified,
  turned_down,     // rejected or withdrawn
  closed_without,  // a person closed it, and nobody verified it
  nobody,          // it is from no member
  not_joined,      // they joined after it was filed
};

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
  std::int64_t transfer = 0;     // 0: it was worth nothing
  Instant booked_at;             // of the transfer
  std::int64_t reversal = 0;     // the first transfer that took it back; 0: it stands
  std::int64_t unrecovered = 0;  // of what was taken back: what nobody had any more
  std::optional<LotLeft> lot;
};

struct ListedLine {
  Settlement list;
  PostedLine line;
};

// The report that decided whether another was the first, a later one, or a repeat.
struct Rival {
  std::int64_t report = 0;
  Instant filed_at;
};

struct ReportExplanation {
  report::Report report;
  std::optional<report::Evidence> evidence;
  std::int64_t verified_report = 0;  // whose evidence it is: the report, or the one it tells again
  std::optional<Undue> undue;        // nothing: it is due
  std::vector<PaidLine> paid;        // the oldest first
  std::optional<Line> now;           // as it is reckoned now
  std::optional<std::int64_t> room;  // that a cap left when it cut what was paid
  std::optional<Rival> rival;        // nothing: nobody else told it
  std::vector<ListedLine> lists;     // the oldest first
  std::vector<Objection> objections;

  // What was paid and not taken back.
  std::int64_t standing() const;
  // What upholding an objection would bring it to.
  std::int64_t worth_now() const;
  // Whether its place among those who told it has changed since it was paid: what is more by it
  // comes in the next list.
  bool has_moved() const;
};

// Of a report that is there. Cost: where it was not paid yet that of a draft.
ReportExplanation explain_report(const store::Reader& book, const calendar::Zone& zone,
                                 const report::Report& report);

}  // namespace yangxiao::settle
