#include "report/explanation.hpp"

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/span_text.hpp"
#include "report/sorting.hpp"

namespace yangxiao::cmd::report {
namespace {

using cli::tr;

template <class... Arguments>
std::string said(const char* text, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(tr(text)), arguments...);
}

std::string days_text(const std::vector<calendar::CalendarDay>& days, bool worked) {
  std::string text;
  for (const calendar::CalendarDay& day : days) {
    if (day.is_work != worked) continue;
    text += (text.empty() ? "" : ", ") + calendar::to_text(day.day);
    if (!day.name.empty()) text += " " + text::printable(day.name);
  }
  return text;
}

std::string standing(const View& view, const lib::Report& report, const lib::Deadline& deadline) {
  if (!deadline.done_at && view.state(report) == lib::State::parked) {
    return tr(N_("stands still"));
  }
  const std::int64_t late = view.late(deadline);
  if (deadline.done_at && *deadline.done_at < deadline.from) {
    return tr(N_("done before the clock began: the times cannot be right"));
  }
  if (deadline.done_at) {
    return late <= 0 ? std::string(tr(N_("done in time")))
                     : said(N_("done {0} late"), cli::span_text(late));
  }
  return late <= 0 ? said(N_("{0} to go"), cli::span_text(-late))
                   : said(N_("overdue by {0}"), cli::span_text(late));
}

}  // namespace

std::string explanation(const View& view, const lib::Report& report,
                        const lib::Deadline& deadline) {
  const auto& limit_field = lib::categories().fields[lib::category_field::accept_limit];
  std::string text =
      fmt::format("  {}  {}\n", deadline_text(view, deadline), standing(view, report, deadline));
  const auto line = [&text](const std::string& words) { text += "    " + words + "\n"; };
  line(said(N_("{0} for {1}, from {2}"),
            catalogue::code_shown(limit_field, calendar::to_text(*deadline.limit.limit)),
            text::printable(view.category(deadline.limit.category)),
            view.time_text(deadline.from)));
  const calendar::Course& course = deadline.course;
  if (const auto days = days_text(course.exceptions, false); !days.empty()) {
    line(said(N_("days off that were passed over: {0}"), days));
  }
  if (const auto days = days_text(course.exceptions, true); !days.empty()) {
    line(said(N_("weekends that were worked: {0}"), days));
  }
  for (const lib::Pause& pause : deadline.pauses) {
    line(said(N_("stood still from {0} to {1}"), view.time_text(pause.begin),
              view.time_text(pause.end)));
  }
  if (deadline.is_extended)
    line(said(N_("extended; without that it was {0}"), view.time_text(course.end)));
  if (course.missing_year) {
    line(said(N_("no calendar for {0}: weekdays were taken for workdays"), *course.missing_year));
  }
  return text;
}

}  // namespace yangxiao::cmd::report
