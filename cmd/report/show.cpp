// report show: everything that the book says of some reports, and what happened to them.
#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/field_lines.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "report/event.hpp"
#include "report/report_table.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

std::string position_text(const lib::Report& report) {
  if (!report.position)
    return report.source_lat.empty() && report.source_lon.empty()
               ? std::string()
               : report.source_lat + ", " + report.source_lon;
  std::string text =
      fmt::format("{:.6f}, {:.6f} wgs84", report.position->lat, report.position->lon);
  if (report.source_datum) {
    text += fmt::format(" ({}, {} {})", report.source_lat, report.source_lon,
                        geo::name_of(*report.source_datum));
  }
  return text;
}

std::string flaws_for_people(const lib::Report& report) {
  std::string text;
  for (std::size_t i = 0; i < lib::kFlaws; ++i) {
    const auto flaw = static_cast<lib::Flaw>(i);
    if ((report.flaws & lib::bit(flaw)) == 0) continue;
    text += (text.empty() ? "" : "; ") + std::string(tr(text_of_flaw(flaw)));
  }
  return text;
}

std::vector<FieldLine> lines_of(View& view, const lib::Report& report) {
  using lib::Field;
  std::string station = view.station(report);
  if (report.inferred) station += tr(N_(" (the nearest; the report names none)"));
  std::vector<FieldLine> lines = {
      {tr(N_("code")), lib::code_of(report.id)},
      {tr(heading_of(Field::channel)), view.channel(report)},
      {tr(heading_of(Field::external_id)), report.external_id},
      {tr(heading_of(Field::category)), view.category(report)},
      {tr(heading_of(Field::state)), std::string(text_of_state(report.state))},
      {tr(heading_of(Field::filed_at)), view.time_text(report.filed_at)}};
  for (std::size_t i = 0; i < lib::kSteps; ++i) {
    const auto field = static_cast<Field>(static_cast<std::size_t>(Field::accepted_at) + i);
    lines.push_back({tr(heading_of(field)), view.time_text(report.steps[i])});
  }
  lines.insert(lines.end(), {{tr(heading_of(Field::contact_name)), view.reporter(report)},
                             {tr(heading_of(Field::contact_phone)), view.phone(report)},
                             {tr(heading_of(Field::station)), std::move(station)},
                             {tr(heading_of(Field::position)), position_text(report)},
                             {tr(heading_of(Field::subdistrict)), report.subdistrict},
                             {tr(heading_of(Field::address)), report.address},
                             {tr(heading_of(Field::agency)), view.agency(report)},
                             {tr(heading_of(Field::description)), view.remark(report.description)},
                             {tr(heading_of(Field::resolution)), view.remark(report.resolution)},
                             {tr(heading_of(Field::photos)), report.photos},
                             {tr(N_("marked")), flaws_for_people(report)}});
  return lines;
}

// What the fields said that an event changed.
std::string former_text(const View& view, const lib::Event& event) {
  std::string text;
  for (const auto& [field, value] : lib::former_fields(event)) {
    text += (text.empty() ? "" : ", ") + std::string(tr(heading_of(field))) + " " +
            (value.empty() ? "-" : text::printable(view.remark(value)));
  }
  return text;
}

std::string event_text(const View& view, const lib::Event& event) {
  std::string text = fmt::format("  {}  {}  {}", view.time_text(event.at),
                                 text::printable(event.actor), event.kind);
  if (event.from && event.to) {
    text += fmt::format("  {} > {}", std::string(text_of_state(*event.from)),
                        std::string(text_of_state(*event.to)));
  }
  for (const std::string* said : {&event.reason, &event.note}) {
    if (!said->empty()) text += "  " + text::printable(view.remark(*said));
  }
  if (const std::string former = former_text(view, event); !former.empty()) {
    text += "  " + fmt::format(fmt::runtime(tr(N_("before: {0}"))), former);
  }
  return text + "\n";
}

Status print(Session& session, View& view, const std::vector<lib::Report>& reports) {
  std::string text;
  for (const lib::Report& report : reports) {
    if (!text.empty()) text += '\n';
    text += field_lines(lines_of(view, report));
    for (const lib::Event& event : lib::events_of(session.reader(), report.id)) {
      text += event_text(view, event);
    }
  }
  return session.out().write(text);
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  std::vector<lib::Report> reports;
  for (const std::string& word : session.arguments().words()) {
    auto report = lib::report_named(session.reader(), word);
    if (!report) return report.error();
    reports.push_back(std::move(*report));
  }
  Status status;
  if (session.shape() == Shape::table) {
    status = print(session, *view, reports);
  } else {
    auto writer = rows_out(session, machine_columns());
    if (!writer) return writer.error();
    for (std::size_t i = 0; status && i < reports.size(); ++i) {
      status = (*writer)->row(view->machine_row(reports[i]));
    }
    if (status) status = (*writer)->finish();
  }
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb show() {
  return {"show",
          N_("show everything that is known of reports"),
          Shelf::look_up,
          {{"ID", Form::text, Argument::Count::some}},
          {{N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report show phone:2026-0001",
            N_("by its channel and outside id; its own code will do too")}},
          run};
}

}  // namespace yangxiao::cmd::report
