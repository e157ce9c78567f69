// report show: everything that the book says of some reports, and what happened to them.
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/field_lines.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "member/member.hpp"
#include "report/called.hpp"
#include "report/explanation.hpp"
#include "report/head.hpp"
#include "report/history_json.hpp"
#include "report/life.hpp"
#include "report/rejections.hpp"
#include "report/report_table.hpp"
#include "report/step_words.hpp"
#include "report/view.hpp"
#include "store/batch.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

std::string position_text(const View& view, const lib::Report& report) {
  const auto place = view.place(report.position);
  if (!place) {
    const bool is_blank = report.source_lat.empty() && report.source_lon.empty();
    return is_blank ? std::string() : view.personal(report.source_lat + ", " + report.source_lon);
  }
  if (is_open(view.privacy())) return fmt::format("{:.3f}, {:.3f} wgs84", place->lat, place->lon);
  std::string text = fmt::format("{:.6f}, {:.6f} wgs84", place->lat, place->lon);
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

std::string hops_text(const lib::Report& report) {
  if (report.hops == 0) return {};
  return std::to_string(report.hops);
}

std::string duplicates_text(View& view, const lib::Report& report) {
  std::string text;
  for (const lib::Report& one : view.told_again(report)) {
    text +=
        (text.empty() ? "" : ", ") + lib::code_of(one.id) + " (" + view.channel_shown(one) + ")";
  }
  return text;
}

std::string head_text(const View& view, const lib::Report& report) {
  const bool is_told = report.head && !is_open(view.privacy());
  return is_told ? lib::code_of(*report.head) : std::string();
}

// The one that came with the report, else the one that the member has.
std::string phone_text(const store::Reader& book, View& view, const lib::Report& report) {
  if (!report.contact_phone.empty() || !report.member) return view.phone(report.contact_phone);
  yangxiao::catalogue::EntryReader members(book, member::members());
  const auto found = members.at(*view.member(report));
  return found ? view.phone(yangxiao::catalogue::text_of(*found, member::field::phone))
               : std::string();
}

std::string member_text(View& view, const lib::Report& report) { return view.member_code(report); }

std::vector<FieldLine> lines_of(const store::Reader& book, View& view, const lib::Report& report) {
  using lib::Field;
  std::string station = view.station(report);
  if (report.inferred) station += tr(N_(" (the nearest; the report names none)"));
  std::vector<FieldLine> lines = {
      {tr(N_("code")), lib::code_of(report.id)},
      {tr(heading_of(Field::channel)), view.channel_shown(report)},
      {tr(heading_of(Field::external_id)), view.personal(report.external_id)},
      {tr(heading_of(Field::category)), view.category_and_call(report)},
      {tr(heading_of(Field::state)), view.state_text(view.state(report))},
      {tr(heading_of(Field::filed_at)), view.time_text(report.filed_at)}};
  for (std::size_t i = 0; i < lib::kSteps; ++i) {
    lines.push_back({tr(heading_of(lib::field_of_step(i))), view.time_text(report.steps[i])});
  }
  lines.insert(lines.end(), {{tr(heading_of(Field::contact_name)), view.reporter(report)},
                             {tr(heading_of(Field::member)), member_text(view, report)},
                             {tr(heading_of(Field::contact_phone)), phone_text(book, view, report)},
                             {tr(heading_of(Field::station)), std::move(station)},
                             {tr(heading_of(Field::position)), position_text(view, report)},
                             {tr(heading_of(Field::subdistrict)), view.place(report.subdistrict)},
                             {tr(heading_of(Field::address)), view.remark(report.address)},
                             {tr(heading_of(Field::agency)), view.agency_shown(report.agency)},
                             {tr(heading_of(Field::description)), view.remark(report.description)},
                             {tr(heading_of(Field::resolution)), view.remark(report.resolution)},
                             {tr(heading_of(Field::photos)), view.personal(report.photos)},
                             {tr(N_("marked")), flaws_for_people(report)},
                             {tr(N_("sent back")), hops_text(report)},
                             {tr(N_("parked until")), view.time_text(view.parked_until(report))},
                             {tr(N_("tells again")), head_text(view, report)},
                             {tr(N_("told again by")), duplicates_text(view, report)}});
  return lines;
}

// What the fields said that an event changed.
std::string former_text(const View& view, const lib::Event& event) {
  std::string text;
  if (is_open(view.privacy())) return text;
  for (const auto& [field, value] : lib::former_fields(event)) {
    text += (text.empty() ? "" : ", ") + std::string(tr(heading_of(field))) + " " +
            (value.empty() ? "-" : text::printable(view.remark(value)));
  }
  return text;
}

std::string name_of_event(const lib::Event& event) {
  if (event.from == lib::State::parked && event.kind == "park") return tr(N_("come back"));
  const char* words = words_for_step(event.kind);
  return words != nullptr ? tr(words) : text::printable(event.kind);
}

std::string reason_text(const View& view, const lib::Event& event) {
  if (event.reason == lib::kOwnWork) return tr(N_("their own work, which the config allows"));
  const bool is_proposal = event.reason == lib::kFalse && !event.to;
  if (is_proposal) return tr(N_("called false: a second person must agree"));
  if (event.reason.empty()) return {};
  if (event.kind == "reject") {
    const Rejection* known = rejection_named(event.reason);
    return known != nullptr ? tr(known->text) : text::printable(event.reason);
  }
  return text::printable(view.remark(event.reason));
}

std::string event_text(View& view, const lib::Event& event) {
  std::string text = "  " + view.time_text(event.at) + "  ";
  if (!is_open(view.privacy())) text += text::printable(event.actor) + "  ";
  text += name_of_event(event);
  if (event.from && event.to) {
    text += fmt::format("  {} > {}", view.state_text(*event.from), view.state_text(*event.to));
  }
  if (event.agency) text += "  " + view.agency_shown(event.agency);
  if (event.until) {
    text += "  " + fmt::format(fmt::runtime(tr(N_("until {0}"))), view.time_text(event.until));
  }
  for (const std::string& said :
       {reason_text(view, event), text::printable(view.remark(event.note))}) {
    if (!said.empty()) text += "  " + said;
  }
  if (const std::string former = former_text(view, event); !former.empty()) {
    text += "  " + fmt::format(fmt::runtime(tr(N_("before: {0}"))), former);
  }
  return text + "\n";
}

// By which import a report came.
std::string arrival_text(const store::Reader& book, const View& view, const lib::Report& report) {
  const auto batch = report.batch ? store::batch_at(book, *report.batch) : std::nullopt;
  if (!batch || is_open(view.privacy())) return {};
  return fmt::format("  {}  {}  {}\n", view.time_text(batch->imported_at),
                     text::printable(batch->actor),
                     fmt::format(fmt::runtime(tr(N_("import {0}, {1} line {2}"))), batch->number,
                                 text::printable(batch->file), report.line));
}

// "fire  called 14:02  arrived 14:20  left 15:00"
std::string called_text(View& view, const std::vector<lib::Event>& events) {
  std::string text;
  for (const lib::CalledAgency& one : lib::called_agencies(events)) {
    text += "  " + view.agency_shown(one.agency) + "  " +
            fmt::format(fmt::runtime(tr(N_("called {0}"))), view.time_text(one.called_at));
    for (const auto& [time, words] :
         {std::pair{&one.arrived_at, N_("arrived {0}")}, {&one.left_at, N_("left {0}")}}) {
      if (*time) text += "  " + fmt::format(fmt::runtime(tr(words)), view.time_text(*time));
    }
    text += "\n";
  }
  return text;
}

std::string with_heading(const char* heading, const std::string& lines) {
  return lines.empty() ? lines : tr(heading) + (":\n" + lines);
}

// What the row does not say: its clocks, who else was called, what happened when.
std::string history_of(Session& session, View& view, const lib::Report& report) {
  const auto events = view.events(report);
  std::string deadlines;
  for (const lib::Deadline& deadline :
       view.clocks().deadlines().begun(report, view.now(), lib::clock_history(events))) {
    deadlines += explanation(view, report, deadline);
  }
  std::string happened = arrival_text(session.reader(), view, report);
  for (const lib::Event& event : events) happened += event_text(view, event);
  return with_heading(N_("deadlines"), deadlines) +
         with_heading(N_("called agencies"), called_text(view, events)) +
         with_heading(N_("what happened"), happened);
}

Status print(Session& session, View& view, const std::vector<lib::Report>& reports) {
  std::string text;
  for (const lib::Report& report : reports) {
    if (!text.empty()) text += '\n';
    text += field_lines(lines_of(session.reader(), view, report));
    text += history_of(session, view, report);
  }
  return session.out().write(text);
}

Status print_for_machines(Session& session, View& view, const std::vector<lib::Report>& reports) {
  std::vector<table::Column> columns(lib::machine_columns().begin(), lib::machine_columns().end());
  for (const std::string_view key : {"events", "deadlines", "called", "told_again_by"}) {
    columns.push_back({key, table::Type::json});
  }
  auto writer = rows_out(session, columns);
  if (!writer) return writer.error();
  for (const lib::Report& report : reports) {
    const auto events = view.events(report);
    const auto deadlines =
        view.clocks().deadlines().begun(report, view.now(), lib::clock_history(events));
    const std::array<std::string, 4> texts = {
        events_json(view, events), deadlines_json(view, deadlines),
        called_json(view, lib::called_agencies(events)), codes_json(view.told_again(report))};
    const auto row = view.machine_row(report);
    std::vector<table::Value> values(row.begin(), row.end());
    values.insert(values.end(), texts.begin(), texts.end());
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  std::vector<lib::Report> reports;
  for (const std::string& word : session.arguments().words()) {
    auto report = lib::report_named(session.reader(), word);
    if (!report) return report.error();
    if (view->is_left_out(*report)) return Error{Problem::report_missing, {word}, {}};
    reports.push_back(std::move(*report));
  }
  Status status;
  if (session.shape() == Shape::table) {
    status = print(session, *view, reports);
  } else {
    status = print_for_machines(session, *view, reports);
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
          {{N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report show phone:2026-0001",
            N_("by its channel and outside id; its own code will do too")}},
          run};
}

}  // namespace yangxiao::cmd::report
