// points object: somebody says that a figure is not right, or that one is missing.
#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "points/due_view.hpp"
#include "points/key.hpp"
#include "points/last_day.hpp"
#include "points/verbs.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_by{"by", 0, "MEMBER", N_("who objects")};
constexpr Text opt_what{"note", 0, "TEXT", N_("what they say")};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_by, &opt_what}); }

std::vector<Told> told_of(const Session& session, const settle::Objection& one) {
  const DueView::Codes about = DueView(session).codes(one);
  return {{"objection", std::to_string(one.objection), true},
          {"line", one.settlement ? std::to_string(*one.settlement) + ":" + std::to_string(one.line)
                                  : std::string()},
          {"report", about.report},
          {"activity", about.activity},
          {"team", about.team},
          {"decide_by", calendar::to_rfc3339(one.decide_by, session.zone())}};
}

std::string sentence(const Session& session, std::span<const Told> told) {
  const std::string& about = told[!told[2].text.empty() ? 2 : !told[3].text.empty() ? 3 : 4].text;
  const char* text = told[1].text.empty()
                         ? N_("objection {0} to {2}, which is on no list; to be decided by the end "
                              "of {3}")
                         : N_("objection {0} to line {1}, {2}; to be decided by the end of {3}");
  return fmt::format(fmt::runtime(tr(text)), told[0].text, told[1].text, about,
                     last_day(session, *session.time(told[5].text)));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  const settle::Objecting asked{arguments.words().front(), *arguments[opt_by], *arguments[opt_what],
                                session.config().points_decide_days};
  const lib::Request request{
      "object", {}, {{"about", asked.about}, {"by", asked.member}, {"note", asked.note}}};
  return book_once(
      session, request,
      [&](lib::Ledger&) -> Result<std::vector<Told>> {
        const auto made = settle::object(session.writer(), session.zone(), asked);
        if (!made) return made.error();
        return told_of(session, *made);
      },
      [&](std::span<const Told> told) { return sentence(session, told); });
}

}  // namespace

cli::Verb object_add() {
  return {"add",
          N_("object to a line of a list, or to what is missing: object LIST:LINE is short for it"),
          Shelf::change,
          {{"LIST:LINE|REPORT|ACTIVITY"}},
          {{N_("The objection"), {&opt_by, &opt_what, &opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points object phone:2026-0001 --by M1 --note 我是第一个报的",
            N_("until it is decided, the line is not paid")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
