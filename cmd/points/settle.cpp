// points settle: from dues to points, by a list that is posted before it is paid.
#include "points/key.hpp"
#include "points/settle_modes.hpp"
#include "points/verbs.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Need need_of(const Arguments& arguments) {
  return arguments[opt_post_list] || arguments[opt_confirm] ? Need::write : Need::read;
}

Status check(const Arguments& arguments) {
  const bool has_period = arguments[opt_period].has_value();
  const bool has_confirm = arguments[opt_confirm].has_value();
  const auto both = [](const char* a, const char* b) {
    return Error{Problem::options_exclude, {a, b}, {}};
  };
  if (has_period && has_confirm) return both("--period", "--confirm");
  if (has_period && arguments[opt_list]) return both("--period", "--list");
  if (has_confirm && arguments[opt_list]) return both("--confirm", "--list");
  if (arguments[opt_post_list] && !has_period) {
    return Error{Problem::option_needs, {"--post-list", "--period"}, {}};
  }
  if (arguments[opt_key] && !has_confirm) {
    return Error{Problem::option_needs, {"--key", "--confirm"}, {}};
  }
  if (!has_period && !has_confirm && !arguments[opt_list]) {
    return Error{Problem::argument_missing, {"--period|--confirm|--list"}, {}};
  }
  const auto period = has_period ? period_of(arguments) : Result<settle::Period>(settle::Period());
  return period ? Status() : Status(period.error());
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments[opt_list]) return show_lists(session);
  if (arguments[opt_confirm]) return confirm_list(session);
  return arguments[opt_post_list] ? post_period(session) : show_period(session);
}

}  // namespace

Result<settle::Period> period_of(const Arguments& arguments) {
  const std::string text = arguments[opt_period].value_or("");
  const auto period = settle::parse_period(text);
  if (period) return *period;
  return Error{Problem::period_bad, {text}, {}};
}

void note_overdue(Session& session) {
  const std::int64_t count = settle::overdue_count(session.reader(), session.clock().now());
  if (count > 0) session.reporter().note(Note::objections_overdue, {std::to_string(count)}, {});
}

cli::Verb settle() {
  return {
      "settle",
      N_("settle what reports are due: draft, posted list, confirmation"),
      Shelf::keep,
      {},
      {{N_("What is settled"), {&opt_period, &opt_post_list, &opt_confirm, &opt_list, &opt_key}},
       write_options()},
      need_of,
      {0, 1, 4, 5, 75},
      {{"yangxiao points settle --period 2026-10", N_("a draft: who would get what, and why")},
       {"yangxiao points settle --period 2026-10 --post-list list.csv",
        N_("freeze it, and hang list.csv up for objections")},
       {"yangxiao points settle --list", N_("which list waits until when")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::points
