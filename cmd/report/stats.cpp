// report stats: how many reports there were, how long they took, how many were done in time.
#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/rows_out.hpp"
#include "report/filters.hpp"
#include "report/statistics_row.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;
using lib::GroupBy;
using lib::Statistics;

// In one unit: of a median no more is worth knowing.
std::string span_of(std::int64_t seconds) {
  const auto said = [seconds](const char* text, double unit) {
    return fmt::format(fmt::runtime(tr(text)), static_cast<double>(seconds) / unit);
  };
  if (seconds >= 86'400) return said(N_("{0:.1f} d"), 86'400);
  return seconds >= 3600 ? said(N_("{0:.1f} h"), 3600) : said(N_("{0:.0f} min"), 60);
}

std::string group_shown(View& view, GroupBy group_by, const Statistics& one) {
  if (one.key.empty()) return tr(group_by == GroupBy::all ? N_("all") : N_("(none)"));
  if (group_by == GroupBy::category) return view.category(one.row);
  if (group_by == GroupBy::channel) return view.channel_shown(one.row);
  if (group_by == GroupBy::state) {
    return view.state_text(lib::state_named(one.key).value_or(lib::State::filed));
  }
  return group_by == GroupBy::agency ? view.agency_shown(one.row) : one.key;
}

// The figures of a group; where nobody is to be found again, rounded, and without those of few
// reports.
std::vector<std::string> cells_of(std::string group, const Statistics& one, bool hides_small) {
  std::vector<std::string> cells = {std::move(group)};
  for (const std::uint64_t number :
       {one.reports, one.open, one.resolved, one.turned_down, one.sent_back}) {
    const auto shown = lib::figure_shown(number, hides_small);
    cells.push_back(shown ? std::to_string(*shown) : std::string());
  }
  for (const lib::Quantiles* quantiles : {&one.accept, &one.resolve}) {
    for (const auto& seconds :
         {lib::median_shown(*quantiles, hides_small), lib::p90_shown(*quantiles, hides_small)}) {
      cells.push_back(seconds ? span_of(*seconds) : std::string());
    }
  }
  const auto share = lib::share_on_time(one, hides_small);
  cells.push_back(share ? fmt::format("{:.0f}%", 100.0 * *share) : std::string());
  return cells;
}

Status print_for_people(Session& session, View& view, const std::vector<Statistics>& statistics) {
  std::vector<std::vector<std::string>> rows;
  const GroupBy by = group_by(session.arguments());
  for (const Statistics& one : statistics) {
    rows.push_back(cells_of(group_shown(view, by, one), one, is_open(view.privacy())));
  }
  return print_table(session,
                     {{"group", N_("GROUP")},
                      {"reports", N_("REPORTS"), Align::right},
                      {"open", N_("OPEN"), Align::right},
                      {"resolved", N_("DONE"), Align::right},
                      {"turned_down", N_("TURNED DOWN"), Align::right, true},
                      {"sent_back", N_("SENT BACK"), Align::right, true},
                      {"accept_median", N_("ACCEPTED IN"), Align::right},
                      {"accept_p90", N_("90% IN"), Align::right},
                      {"resolve_median", N_("DONE IN"), Align::right},
                      {"resolve_p90", N_("90% IN"), Align::right},
                      {"on_time", N_("IN TIME"), Align::right}},
                     std::move(rows));
}

Status print_for_machines(Session& session, const std::vector<Statistics>& statistics,
                          Privacy level) {
  auto writer = rows_out(session, lib::statistics_columns());
  if (!writer) return writer.error();
  lib::StatisticsRow row(is_open(level));
  for (const Statistics& one : statistics) {
    const Status written = (*writer)->row(row.of(one));
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  const lib::Clocks& clocks = view->clocks();
  auto query = query_of(session, clocks.tree(), view->privacy());
  if (!query) return query.error();
  auto statistics =
      lib::statistics_of(session.reader(), std::move(*query), group_by(session.arguments()),
                         clocks.deadlines(), session.zone());
  if (!statistics) return statistics.error();
  const auto shown = lib::groups_at(view->privacy(), std::move(*statistics));
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, shown)
                             : print_for_machines(session, shown, view->privacy());
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb stats() {
  return {"stats",
          N_("how many reports there were, how long they took, how many were done in time"),
          Shelf::look_up,
          {},
          {groups(), report_filters({}), {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report stats --by category --since 2026-01-01",
            N_("median and 90th percentile of the time to accept and to resolve")},
           {"yangxiao report stats --by month --format csv", N_("a row a month, for a chart")}},
          run};
}

}  // namespace yangxiao::cmd::report
