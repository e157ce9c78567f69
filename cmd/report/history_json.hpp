// What happened to a report, for programs: JSON texts with stable English names.
#pragma once

#include <span>
#include <string>

#include "report/called.hpp"
#include "report/event.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {

// [{"at", "actor", "kind", "from", "to", "agency", "until", "reason", "note", "former"}], the
// oldest first; what an event does not say is left out, what it says is masked as the view's
// privacy asks.
std::string events_json(View& view, std::span<const lib::Event> events);
// [{"clock", "from", "limit", "category", "at", "extended", "done_at", "overdue_s"}]
std::string deadlines_json(const View& view, std::span<const lib::Deadline> deadlines);
// [{"agency", "called_at", "arrived_at", "left_at"}]
std::string called_json(View& view, std::span<const lib::CalledAgency> called);
// ["R12", "R24"]
std::string codes_json(std::span<const lib::Report> reports);

}  // namespace yangxiao::cmd::report
