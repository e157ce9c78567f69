// Why a report got as many points as it did, or none: everything that decided it, collected from
// the book.
#pragma once

#include <cstdint>
#include <optional>

#include "calendar/zone.hpp"
#include "report/evidence.hpp"
#include "report/report.hpp"
#include "settle/due_explanation.hpp"

namespace yangxiao::settle {

// Why nothing is due by a report.
enum class Undue : std::uint8_t {
  unverified,
  turned_down,     // rejected or withdrawn
  closed_without,  // a person closed it, and nobody verified it
  nobody,          // it is from no member
  no_member,       // they joined after it was filed, or had left
  erased,          // whom it is from was
};

// The report that decided whether another was the first, a later one, or a repeat.
struct Rival {
  std::int64_t report = 0;
  Instant filed_at;
};

struct ReportExplanation {
  report::Report report;
  std::optional<report::Evidence> evidence;
  std::optional<Undue> undue;  // nothing: it is due
  std::optional<Rival> rival;  // nothing: nobody else told it
  DueExplanation due;
};

// Of a report that is there. Cost: where it was not paid yet that of a draft.
ReportExplanation explain_report(const store::Reader& book, const calendar::Zone& zone,
                                 const report::Report& report);

}  // namespace yangxiao::settle
