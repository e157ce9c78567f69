// report duplicates: what may be one event, told several times.
#include "report/duplicates.hpp"

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/rows_out.hpp"
#include "cli/span_text.hpp"
#include "report/filters.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;
using table::Type;

std::string why(const lib::Likeness& likeness) {
  std::string text = fmt::format("{:.0f} m, {}", likeness.metres, span_text(likeness.seconds));
  if (likeness.text) {
    text += ", " + fmt::format(fmt::runtime(tr(N_("text {0} %"))),
                               static_cast<int>(*likeness.text * 100.0 + 0.5));
  }
  if (likeness.is_same_person) text += std::string(", ") + tr(N_("same person"));
  return text;
}

Status print_for_people(Session& session, View& view,
                        const std::vector<lib::DuplicateGroup>& groups) {
  std::vector<std::vector<std::string>> rows;
  std::size_t number = 0;
  for (const lib::DuplicateGroup& group : groups) {
    ++number;
    for (const lib::Repeat& repeat : group) {
      const lib::Report& report = repeat.report;
      const bool is_first = &repeat == &group.front();
      rows.push_back({is_first ? std::to_string(number) : "", lib::code_of(report.id),
                      short_time(view.time_text(report.filed_at)), view.channel_shown(report),
                      view.category(report),
                      repeat.likeness ? fmt::format("{:.2f}", repeat.likeness->score) : "",
                      repeat.likeness ? why(*repeat.likeness) : "",
                      view.remark(report.description)});
    }
  }
  return print_table(session,
                     {{"group", N_("GROUP"), Align::right},
                      {"code", N_("CODE")},
                      {"reported_at", N_("REPORTED")},
                      {"channel", N_("CHANNEL")},
                      {"category", N_("CATEGORY")},
                      {"score", N_("SCORE"), Align::right},
                      {"why", N_("WHY")},
                      {"description", N_("DESCRIPTION")}},
                     std::move(rows));
}

Status print_for_machines(Session& session, View& view,
                          const std::vector<lib::DuplicateGroup>& groups) {
  static constexpr std::array<table::Column, 11> kColumns = {{{"group"},
                                                              {"code"},
                                                              {"channel"},
                                                              {"reported_at"},
                                                              {"category"},
                                                              {"like"},
                                                              {"score", Type::real, 4},
                                                              {"distance_m", Type::real, 1},
                                                              {"later_s", Type::integer},
                                                              {"text_likeness", Type::real, 4},
                                                              {"same_person", Type::boolean}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::DuplicateGroup& group : groups) {
    const std::string head = lib::code_of(group.front().report.id);
    for (const lib::Repeat& repeat : group) {
      const lib::Report& report = repeat.report;
      const auto& like = repeat.likeness;
      const std::array<std::string, 4> texts = {
          lib::code_of(report.id), view.time_text(report.filed_at), view.category_of(report).code,
          like ? lib::code_of(like->other) : ""};
      std::vector<table::Value> values = {std::string_view(head), std::string_view(texts[0]),
                                          std::string_view(view.channel(report)),
                                          std::string_view(texts[1]), std::string_view(texts[2])};
      if (like) {
        values.insert(
            values.end(),
            {std::string_view(texts[3]), like->score, like->metres, like->seconds,
             like->text ? table::Value(*like->text) : table::Value(), like->is_same_person});
      } else {
        values.resize(kColumns.size());
      }
      const Status written = (*writer)->row(values);
      if (!written) return written;
    }
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  const lib::CategoryTree& tree = view->clocks().tree();
  auto query = query_of(session, tree, view->privacy());
  if (!query) return query.error();
  query->limit = session.arguments()[opt_limit];
  const auto found = lib::duplicate_groups(session.reader(), *query, tree);
  if (!found) return found.error();
  if (found->placeless > 0) {
    session.reporter().note(Note::reports_without_place, {std::to_string(found->placeless)}, {});
  }
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, found->groups)
                             : print_for_machines(session, *view, found->groups);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb duplicates() {
  return {"duplicates",
          N_("what may be one event that was told several times, and why"),
          Shelf::look_up,
          {},
          {report_filters({&opt_limit}), {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report duplicates --since 2026-11-01",
            N_("groups of a month, the first told first; report merge takes them together")},
           {"yangxiao report duplicates --open --format csv", N_("a row a report, for a script")}},
          run};
}

}  // namespace yangxiao::cmd::report
