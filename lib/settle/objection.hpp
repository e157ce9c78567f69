// Objections: against a line of a posted list, or that a report is missing on it. An open one keeps
// its line from being paid; somebody who had no hand in the report decides.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "settle/correction.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct Objection {
  std::int64_t objection = 0;              // its number
  std::optional<std::int64_t> settlement;  // nothing: it is on no list
  std::int64_t line = 0;
  points::Subject subject;    // of an activity 0: the member's part in it is missing
  std::int64_t activity = 0;  // 0: it is about a report
  std::int64_t member = 0;    // who objects
  std::string note;
  Instant filed_at;
  Instant decide_by;  // overdue from then on
  std::optional<Instant> decided_at;
  std::string decided_by;
  bool upheld = false;
  std::string reason;
  std::int64_t transfer = 0;  // the first of what was booked by it; 0: nothing
};

// The overdue first, then the open, then the decided; of each the oldest first.
std::vector<Objection> objections(const store::Reader& book, Instant now);

// The lines of a list that an objection keeps from being paid: one to their report is open, or one
// to the line was upheld.
std::unordered_set<std::int64_t> lines_objected_to(const store::Reader& book,
                                                   std::int64_t settlement);

// How many nobody has decided though the time is over.
std::int64_t overdue_count(const store::Reader& book, Instant now);

// What objections say of what is still to be paid, as it was known before a moment: of each report
// and part the last one that was open then, or was upheld.
struct Remark {
  std::int64_t objection = 0;
  bool is_open = false;
};
std::map<points::Subject, Remark> remarks(const store::Reader& book, Instant before);

// What an objection is about: LIST:LINE, a report as people name it, or the code of an activity,
// which means the member's part in it.
struct Objecting {
  std::string about;
  std::string member;  // code
  std::string note;
  int decide_days = 10;  // working days
};

// A code that both a report and an activity might have is the report's. Errors: line_missing ({0}
// the word), report_missing, entry_missing, objection_open ({0} the
// number of the one that the member has made already).
Result<Objection> object(store::Writer& book, const calendar::Zone& zone, const Objecting& asked);

struct Deciding {
  std::int64_t objection = 0;
  bool upheld = false;
  std::string reason;
};

struct Decided {
  Objection objection;
  Corrected corrected;          // what was booked by it
  bool paid_meanwhile = false;  // since it was filed, and nothing had to be booked by it
};

// Decides. A line that waits to be confirmed is paid as posted where the objection is dismissed,
// and comes in the next list where it is upheld. Where the report was paid, upholding books the
// difference to what it is worth by now: more is paid beside it, for less it is taken back and
// paid anew. Errors: objection_missing, objection_decided ({0} number, {1} when), own_work_decided
// ({0} number, {1} who), objection_undecided ({0} number, {1} activity, {2} member: what was paid
// for hours that wait for a decision), objection_vain ({0} number: the report is worth what was
// paid, so that there is nothing to book), those of correct().
Result<Decided> decide(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                       const Deciding& asked);

}  // namespace yangxiao::settle
