// report overdue: what has passed its deadline, and who holds it.
#include "report/overdue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/rows_out.hpp"
#include "cli/span_text.hpp"
#include "report/filters.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;
using lib::Holder;
using table::Type;

std::string holder_code(View& view, const Holder& holder) {
  if (holder.kind == Holder::Kind::agency) return view.agency(holder.row);
  return holder.kind == Holder::Kind::station ? view.station(holder.row) : std::string();
}

std::string_view name_of(Holder::Kind kind) {
  if (kind == Holder::Kind::agency) return "agency";
  return kind == Holder::Kind::station ? "station" : "office";
}

std::string holder_text(View& view, const Holder& holder, std::int64_t reports) {
  const bool is_agency = holder.kind == Holder::Kind::agency;
  const std::string code = is_agency ? view.agency_shown(holder.row) : holder_code(view, holder);
  return fmt::format("{} ({})", code.empty() ? tr(N_("the office")) : code, reports);
}

// Each holder once, with how many it holds.
Status print_for_people(Session& session, View& view, const std::vector<lib::Overdue>& overdue) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < overdue.size(); ++i) {
    const lib::Overdue& one = overdue[i];
    const bool is_first = i == 0 || overdue[i - 1].holder != one.holder;
    const lib::Report& report = one.report;
    rows.push_back({is_first ? holder_text(view, one.holder, one.held) : "",
                    span_text(view.late(one.deadline)), lib::code_of(report.id),
                    view.state_text(view.state(report)), view.category_and_call(report),
                    short_time(view.time_text(one.deadline.at)),
                    report.hops > 0 ? std::to_string(report.hops) : ""});
  }
  return print_table(session,
                     {{"holder", N_("HELD BY")},
                      {"overdue", N_("OVERDUE BY")},
                      {"code", N_("CODE")},
                      {"status", N_("STATE")},
                      {"category", N_("CATEGORY")},
                      {"deadline", N_("DEADLINE")},
                      {"hops", N_("SENT BACK"), Align::right}},
                     std::move(rows));
}

Status print_for_machines(Session& session, View& view, const std::vector<lib::Overdue>& overdue) {
  static constexpr std::array<table::Column, 12> kColumns = {{{"holder"},
                                                              {"holder_kind"},
                                                              {"code"},
                                                              {"status"},
                                                              {"category"},
                                                              {"priority"},
                                                              {"clock"},
                                                              {"deadline"},
                                                              {"overdue_s", Type::integer},
                                                              {"hops", Type::integer},
                                                              {"station"},
                                                              {"reported_at"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::Overdue& one : overdue) {
    const lib::Report& report = one.report;
    const lib::Category& category = view.category_of(report);
    const std::array<std::string, 6> texts = {
        holder_code(view, one.holder),   lib::code_of(report.id), category.code,
        view.time_text(one.deadline.at), view.station(report),    view.time_text(report.filed_at)};
    const auto text = [&texts](std::size_t i) {
      return texts[i].empty() ? table::Value() : table::Value(std::string_view(texts[i]));
    };
    const std::array<table::Value, 12> values = {text(0),
                                                 name_of(one.holder.kind),
                                                 text(1),
                                                 lib::name_of(view.state(report)),
                                                 text(2),
                                                 lib::name_of(category.priority),
                                                 lib::name_of(one.deadline.clock),
                                                 text(3),
                                                 view.late(one.deadline),
                                                 std::int64_t{report.hops},
                                                 text(4),
                                                 text(5)};
    const Status written = (*writer)->row(values);
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
  auto overdue =
      lib::overdue_reports(session.reader(), std::move(*query), clocks.tree(), clocks.deadlines());
  if (!overdue) return overdue.error();
  if (const auto limit = session.arguments()[opt_limit]; limit && *limit < overdue->size()) {
    overdue->resize(*limit);
  }
  const auto has_gap = [](const lib::Overdue& one) { return one.deadline.course.missing_year; };
  const auto gap = std::find_if(overdue->begin(), overdue->end(), has_gap);
  if (gap != overdue->end()) note_missing_calendar(session.reporter(), gap->deadline);
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, *overdue)
                             : print_for_machines(session, *view, *overdue);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb overdue() {
  return {"overdue",
          N_("what has passed its deadline, by how much, and who holds it"),
          Shelf::look_up,
          {},
          {report_filters({&opt_limit}), {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report overdue",
            N_("whoever holds an emergency comes first, then whoever holds most")},
           {"yangxiao report overdue --agency urban_management --format csv",
            N_("what to send to one agency")}},
          run};
}

}  // namespace yangxiao::cmd::report
