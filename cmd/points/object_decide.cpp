// points object decide: upholds or dismisses an objection.
#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "points/by_hand.hpp"
#include "points/due_view.hpp"
#include "points/key.hpp"
#include "points/verbs.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Flag opt_uphold{"uphold", 0, N_("who objects is right")};
constexpr Flag opt_dismiss{"dismiss", 0, N_("the figure stands")};

Status check(const Arguments& arguments) {
  if (arguments[opt_uphold] && arguments[opt_dismiss]) {
    return Error{Problem::options_exclude, {"--uphold", "--dismiss"}, {}};
  }
  if (!arguments[opt_uphold] && !arguments[opt_dismiss]) {
    return Error{Problem::argument_missing, {"--uphold|--dismiss"}, {}};
  }
  return check_given(arguments, {&opt_why});
}

std::vector<Told> told_of(const Session& session, const settle::Decided& decided) {
  const settle::Objection& one = decided.objection;
  const DueView::Codes about = DueView(session).codes(one);
  const auto figure = [](const char* name, std::int64_t points) {
    return Told{name, std::to_string(points), true};
  };
  return {{"objection", std::to_string(one.objection), true},
          {"report", about.report},
          {"activity", about.activity},
          {"team", about.team},
          {"decision", one.upheld ? "upheld" : "dismissed"},
          {"transfer", one.transfer == 0 ? std::string() : std::to_string(one.transfer), true},
          figure("paid", decided.corrected.paid),
          figure("taken_back", decided.corrected.taken_back),
          figure("unrecovered", decided.corrected.unrecovered),
          {"paid_meanwhile", decided.paid_meanwhile ? "true" : "false", false, true}};
}

std::string sentence(std::span<const Told> told) {
  const std::string& about = told[!told[1].text.empty() ? 1 : !told[2].text.empty() ? 2 : 3].text;
  if (told[4].text != "upheld") {
    return fmt::format(fmt::runtime(tr(N_("objection {0} to {1} is dismissed"))), told[0].text,
                       about);
  }
  if (text_of(told, "paid_meanwhile") == "true") {
    return fmt::format(
        fmt::runtime(tr(N_("objection {0} to {1} is upheld; it was paid meanwhile, as "
                           "it is due"))),
        told[0].text, about);
  }
  if (told[5].text.empty()) {
    return fmt::format(fmt::runtime(tr(N_("objection {0} to {1} is upheld; nothing was paid for "
                                          "it: what it is due comes in the next list"))),
                       told[0].text, about);
  }
  std::string text = fmt::format(
      fmt::runtime(tr(N_("objection {0} to {1} is upheld; booked: paid {3}, taken back {4} "
                         "(transfer {2})"))),
      told[0].text, about, told[5].text, told[6].text, told[7].text);
  if (told[8].text != "0") {
    text += fmt::format(fmt::runtime(tr(N_("; {0} could not be got back"))), told[8].text);
  }
  return text;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  const std::string& word = arguments.words().front();
  const auto number = text::whole_number(word);
  if (!number) return Error{Problem::objection_missing, {word}, {}};
  const settle::Deciding asked{*number, arguments[opt_uphold], *arguments[opt_why]};
  const lib::Request request{"object decide",
                             {},
                             {{"objection", word},
                              {"decision", asked.upheld ? "uphold" : "dismiss"},
                              {"reason", asked.reason}}};
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
        const auto decided = settle::decide(session.writer(), ledger, session.zone(), asked);
        if (!decided) return decided.error();
        return told_of(session, *decided);
      },
      sentence);
}

}  // namespace

cli::Verb object_decide() {
  return {"decide",
          N_("uphold or dismiss an objection, with a reason"),
          Shelf::change,
          {{"OBJECTION"}},
          {{N_("The decision"), {&opt_uphold, &opt_dismiss, &opt_why, &opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points object decide 1 --dismiss --reason 平台记录显示晚了十分钟",
            N_("by somebody who neither resolved nor verified the report")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
