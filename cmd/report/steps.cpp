#include "report/steps.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"
#include "base/text/width.hpp"
#include "cli/import_results.hpp"
#include "cli/rows_out.hpp"
#include "report/followed.hpp"
#include "report/merge.hpp"
#include "report/rejections.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;
using lib::Step;

Result<lib::StepRequest> request_of(const Session& session, Step step, const Text& reason) {
  const Arguments& arguments = session.arguments();
  lib::StepRequest request;
  request.step = step;
  // As a cell of a file gives them: blanks at the ends say nothing.
  request.reason = text::trimmed(arguments[reason].value_or(""));
  if (const Rejection* known = step == Step::reject ? rejection_named(request.reason) : nullptr) {
    request.reason = known->code;
  }
  request.note = text::trimmed(arguments[opt_step_note].value_or(""));
  request.may_verify_own = session.config().report_verify_own_work;
  request.zone = session.zone();
  if (const auto word = arguments[opt_step_agency]) {
    const auto row =
        yangxiao::catalogue::References(session.reader()).find("agency", *word, "--agency");
    if (!row) return row.error();
    request.agency = *row;
  }
  Status given = session.take_time(opt_at, request.at);
  if (given) given = session.take_time(opt_step_until, request.until);
  if (!given) return given.error();
  return request;
}

// What happened, where the state says nothing of it.
std::string remark(View& view, Step step, const lib::Stepped& done, std::int64_t agency) {
  const auto said = [](const char* text, const std::string& argument) {
    return fmt::format(fmt::runtime(tr(text)), argument);
  };
  if (done.is_proposed) return tr(N_("called false: a second person must agree"));
  switch (step) {
    case Step::call:
      return said(N_("{0} called"), view.agency_shown(agency));
    case Step::arrive:
      return said(N_("{0} arrived"), view.agency_shown(agency));
    case Step::leave:
      return said(N_("{0} left"), view.agency_shown(agency));
    case Step::extend:
      return said(N_("has until {0}"), view.time_text(done.after.resolve_by));
    case Step::note:
      return tr(N_("noted"));
    default:
      return {};
  }
}

std::string line_of(Session& session, View& view, Step step, const lib::Stepped& done,
                    std::int64_t agency) {
  const lib::Report& after = done.after;
  std::string text = lib::code_of(after.id) + "  ";
  if (after.state != view.state(done.before) || step == Step::dispatch) {
    text += fmt::format("{} → {}", view.state_text(view.state(done.before)),
                        view.state_text(after.state));
  } else {
    text += view.state_text(after.state);
  }
  if (step == Step::dispatch) text += "  " + view.agency_shown(after.agency);
  if (const std::string said = remark(view, step, done, agency); !said.empty()) {
    text += "  " + said;
  }
  if (after.state == lib::State::parked && after.parked_until) {
    text +=
        "  " + fmt::format(fmt::runtime(tr(N_("until {0}"))), view.time_text(after.parked_until));
  }
  if (after.state != done.before.state || step == Step::dispatch) {
    const auto deadline = view.deadline(after);
    if (deadline) {
      text += "  " + deadline_text(view, *deadline);
      note_missing_calendar(session.reporter(), *deadline);
    }
  }
  return text + "\n";
}

// For people: where others have a code, a name.
std::string shown(View& view, yangxiao::catalogue::References& references,
                  const calendar::Zone& zone, const lib::Report& report, lib::Field field) {
  if (field == lib::Field::category) return view.category(report);
  if (field == lib::Field::agency) return view.agency_shown(report.agency);
  return lib::shown(report, field, references, zone);
}

// "R12 category: garbage → noise"
std::string differences(const Session& session, View& view,
                        yangxiao::catalogue::References& references, const lib::Stepped& done) {
  std::string text;
  for (std::size_t i = 0; i < lib::kFields; ++i) {
    const auto field = static_cast<lib::Field>(i);
    const std::string before = shown(view, references, session.zone(), done.before, field);
    const std::string after = shown(view, references, session.zone(), done.after, field);
    if (before == after) continue;
    text += fmt::format("{} {}: {} → {}\n", lib::code_of(done.after.id), tr(heading_of(field)),
                        before.empty() ? "-" : text::printable(before),
                        after.empty() ? "-" : text::printable(after));
  }
  if (!text.empty()) return text;
  return fmt::format(fmt::runtime(tr(N_("{0}: as it was"))), lib::code_of(done.after.id)) + "\n";
}

Status print_lines(Session& session, View& view, Step step, const std::vector<lib::Stepped>& done,
                   std::int64_t agency) {
  yangxiao::catalogue::References references(session.reader());
  std::string text;
  for (const lib::Stepped& one : done) {
    text += step == Step::set ? differences(session, view, references, one)
                              : line_of(session, view, step, one, agency);
  }
  return session.out().write(text);
}

}  // namespace

OptionGroup step_options(std::vector<const Option*> own) {
  own.push_back(&opt_at);
  return {N_("The step"), std::move(own)};
}

std::vector<Argument> step_words() { return {{"ID", Form::text, Argument::Count::some}}; }

namespace {

// A state by the office's own word, where it has one.
Error in_office_words(const Session& session, Error error) {
  if (error.what != Problem::step_refused && error.what != Problem::head_turned_down) return error;
  const auto words = lib::StateWords::of(session.config().report_states);
  const auto state = lib::state_named(error.arguments[1]);
  if (words && state && !words->word_for(*state).empty()) {
    error.arguments.back() = words->word_for(*state);
  }
  return error;
}

}  // namespace

Error as_read(const Session& session, Error error) {
  error = in_office_words(session, std::move(error));
  for (const Problem with_time :
       {Problem::step_too_early, Problem::step_before_filing, Problem::extension_too_short}) {
    error = with_time_text(session, std::move(error), with_time);
  }
  return error;
}

Result<Outcome> commit_and_show(Session& session, Step step, const std::vector<lib::Stepped>& done,
                                std::int64_t agency) {
  auto view = View::open(session);
  if (!view) return view.error();
  Status status;
  if (session.shape() == Shape::table) {
    status = print_lines(session, *view, step, done, agency);
  } else {
    auto writer = rows_out(session, lib::machine_columns());
    if (!writer) return writer.error();
    for (std::size_t i = 0; status && i < done.size(); ++i) {
      status = (*writer)->row(view->machine_row(done[i].after));
    }
    if (status) status = (*writer)->finish();
  }
  std::vector<std::int64_t> rejected;
  for (const lib::Stepped& one : done) {
    if (one.after.state == lib::State::rejected) rejected.push_back(one.after.id);
  }
  if (status) status = follow_in_ledger(session, rejected);
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

Result<Outcome> run_step(Session& session, Step step, const Text& reason) {
  const auto ids = ids_of(session, session.arguments().words());
  if (!ids) return ids.error();
  auto request = request_of(session, step, reason);
  if (!request) return request.error();
  auto clocks =
      lib::Clocks::open(session.reader(), session.zone(), session.config().report_office_hours);
  if (!clocks) return clocks.error();
  const lib::Deadlines deadlines = clocks->deadlines();
  request->deadlines = &deadlines;
  request->tree = &clocks->tree();
  const auto done = lib::make_step(session.writer(), *ids, *request);
  if (!done) return as_read(session, done.error());
  return commit_and_show(session, step, *done, request->agency.value_or(0));
}

}  // namespace yangxiao::cmd::report
