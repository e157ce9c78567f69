// points object list: objections, the overdue first.
#include <array>

#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "points/due_view.hpp"
#include "points/last_day.hpp"
#include "points/verbs.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Flag opt_undecided{"open", 0, N_("only those that nobody has decided yet")};

const char* state_of(const settle::Objection& one, Instant now) {
  if (one.decided_at) return one.upheld ? "upheld" : "dismissed";
  return one.decide_by <= now ? "overdue" : "open";
}

const char* words_for(std::string_view state) {
  if (state == "upheld") return N_("upheld");
  if (state == "dismissed") return N_("dismissed");
  return state == "overdue" ? N_("overdue") : N_("undecided");
}

std::string line_text(const settle::Objection& one) {
  return one.settlement ? std::to_string(*one.settlement) + ":" + std::to_string(one.line)
                        : std::string();
}

Status print_for_people(Session& session, std::span<const settle::Objection> all, Privacy privacy) {
  DueView view(session);
  std::vector<std::vector<std::string>> rows;
  for (const settle::Objection& one : all) {
    rows.push_back({std::to_string(one.objection),
                    tr(words_for(state_of(one, session.clock().now()))), line_text(one),
                    view.codes(one).any(), view.person(one.member).code,
                    last_day(session, one.decide_by), remark_at(privacy, one.note),
                    remark_at(privacy, one.reason)});
  }
  return print_table(session,
                     {{"objection", N_("OBJECTION"), Align::right},
                      {"state", N_("STATE")},
                      {"line", N_("LINE")},
                      {"report", N_("WHAT FOR")},
                      {"member", N_("OBJECTOR")},
                      {"decide_by", N_("DECIDE BY")},
                      {"note", N_("WHAT THEY SAY")},
                      {"reason", N_("DECIDED BECAUSE")}},
                     std::move(rows));
}

constexpr std::array<table::Column, 14> kColumns = {{{"objection", table::Type::integer},
                                                     {"state"},
                                                     {"line"},
                                                     {"report"},
                                                     {"activity"},
                                                     {"team"},
                                                     {"member"},
                                                     {"filed_at"},
                                                     {"decide_by"},
                                                     {"note"},
                                                     {"decided_at"},
                                                     {"decided_by"},
                                                     {"reason"},
                                                     {"transfer", table::Type::integer}}};

Status print_for_machines(Session& session, std::span<const settle::Objection> all,
                          Privacy privacy) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  DueView view(session);
  for (const settle::Objection& one : all) {
    const std::string line = line_text(one);
    const DueView::Codes about = view.codes(one);
    const std::string filed = calendar::to_rfc3339(one.filed_at, session.zone());
    const std::string decide_by = calendar::to_rfc3339(one.decide_by, session.zone());
    const std::string note = remark_at(privacy, one.note);
    const std::string decided =
        one.decided_at ? calendar::to_rfc3339(*one.decided_at, session.zone()) : std::string();
    const std::string reason = remark_at(privacy, one.reason);
    const std::array<table::Value, 14> values = {
        one.objection,
        std::string_view(state_of(one, session.clock().now())),
        text_or_nothing(line),
        text_or_nothing(about.report),
        text_or_nothing(about.activity),
        text_or_nothing(about.team),
        text_or_nothing(view.person(one.member).code),
        std::string_view(filed),
        std::string_view(decide_by),
        text_or_nothing(note),
        text_or_nothing(decided),
        text_or_nothing(one.decided_by),
        text_or_nothing(reason),
        one.transfer == 0 ? table::Value() : table::Value(one.transfer)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  std::vector<settle::Objection> all = settle::objections(session.reader(), session.clock().now());
  if (session.arguments()[opt_undecided]) {
    std::erase_if(all, [](const settle::Objection& one) { return one.decided_at.has_value(); });
  }
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, all, *privacy)
                             : print_for_machines(session, all, *privacy);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb object_list() {
  return {"list",
          N_("show objections, the overdue first"),
          Shelf::look_up,
          {},
          {{N_("Which"), {&opt_undecided}}, {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1},
          {{"yangxiao points object list --open", N_("what is still to be decided")}},
          run};
}

}  // namespace yangxiao::cmd::points
