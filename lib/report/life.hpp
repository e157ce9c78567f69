// The steps of a report's life as a person makes them: allowed or refused by the table of step.hpp,
// each kept as an event, all of one command or none.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/zone.hpp"
#include "report/deadline.hpp"
#include "report/event.hpp"
#include "report/report.hpp"
#include "report/step.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// The reason of a rejection that says that the report is untrue: a second person must agree.
inline constexpr std::string_view kFalse = "false";
// The reason of an event in which somebody verified what they had resolved themselves.
inline constexpr std::string_view kOwnWork = "own_work";

// Changes a report's fields; gives what they said before as Event::former has it, empty: nothing is
// different.
using FieldChange = std::function<std::string(Report&)>;

struct StepRequest {
  Step step = Step::note;
  std::optional<std::int64_t> agency;  // of dispatch (none: its category's), call, arrive, leave
  std::optional<Instant> until;        // of park, extend
  std::string reason;                  // of reject one of its codes
  std::string note;
  std::optional<Instant> at;             // when it happened; nothing: now
  bool may_verify_own = false;           // an office of one person
  calendar::Zone zone;                   // of the days on which members join
  const Deadlines* deadlines = nullptr;  // of extend
  const CategoryTree* tree = nullptr;    // of dispatch
  const FieldChange* change = nullptr;   // of set
};

struct Stepped {
  Report before;
  Report after;
  bool is_proposed = false;  // a rejection as false, which waits for a second person
};

// Makes one step on reports, named by code or channel:external_id; one that is named twice is
// meant once. Errors: report_missing, report_is_duplicate, step_refused, step_too_early,
// step_ahead, agency_needed, agency_has_it, own_work_verified, second_person_needed, until_past,
// extension_too_short, and those of called agencies (agency_leads, agency_called,
// agency_not_called, agency_arrived, agency_not_arrived); the caller then drops the writer.
Result<std::vector<Stepped>> make_step(store::Writer& book, std::span<const std::string> words,
                                       const StepRequest& request);

}  // namespace yangxiao::report
