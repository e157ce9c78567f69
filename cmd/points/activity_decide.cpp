// points activity decide: how long somebody took part, where that is not sure.
#include <fmt/format.h>

#include "activity/attendance.hpp"
#include "base/text/whole_number.hpp"
#include "cli/options.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_whose{"member", 0, "CODE", N_("whose part in it")};
constexpr Number opt_so_long{"minutes", 0, "N", N_("so many minutes count")};
constexpr Flag opt_as_said{"keep", 0, N_("what was said first counts")};
constexpr Flag opt_none{"drop", 0, N_("it does not count")};

Status check(const Arguments& arguments) {
  const Status given = check_given(arguments, {&opt_whose, &opt_why});
  if (!given) return given;
  const int said = (arguments.has(opt_so_long) ? 1 : 0) + (arguments[opt_as_said] ? 1 : 0) +
                   (arguments[opt_none] ? 1 : 0);
  if (said == 0) return Error{Problem::argument_missing, {"--minutes|--keep|--drop"}, {}};
  if (said > 1) return Error{Problem::options_exclude, {"--minutes|--keep", "--drop"}, {}};
  const auto minutes = arguments[opt_so_long];
  if (!minutes || (*minutes >= 1 && *minutes <= activity::kMinutesOfDay)) return {};
  return Error{Problem::option_value_bad,
               {"--minutes", std::to_string(*minutes), tr(N_("minutes from 1 to 1440"))},
               {}};
}

std::vector<Told> told_of(const activity::Decided& done) {
  const activity::Participation& part = done.participation;
  return {{"activity", part.activity.code},
          {"member", done.member},
          {"minutes", std::to_string(part.minutes()), true},
          {"was_paid", done.was_paid ? "true" : "false", true}};
}

std::string sentence(std::span<const Told> told) {
  const char* text =
      told[2].text == "0" ? N_("{0}: {1} does not count") : N_("{0}: {1} counts with {2} minutes");
  std::string line = fmt::format(fmt::runtime(tr(text)), told[0].text, told[1].text, told[2].text);
  if (told[3].text == "true") {
    line += "\n" + fmt::format(fmt::runtime(tr(N_("it was paid before: what was paid changes when "
                                                  "an objection is upheld: yangxiao points object "
                                                  "{0} --by {1}"))),
                               told[0].text, told[1].text);
  }
  return line;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  activity::Deciding asked{
      arguments.words().front(), *arguments[opt_whose], {}, *arguments[opt_why]};
  if (arguments[opt_none]) asked.minutes = 0;
  if (const auto minutes = arguments[opt_so_long]) {
    asked.minutes = static_cast<std::int64_t>(*minutes);
  }
  const lib::Request request{"activity decide",
                             {},
                             {{"activity", asked.activity},
                              {"member", asked.member},
                              {"minutes", asked.minutes ? std::to_string(*asked.minutes) : "keep"},
                              {"reason", asked.reason}}};
  return book_once(
      session, request,
      [&](lib::Ledger&) -> Result<std::vector<Told>> {
        const auto done = activity::decide(session.writer(), session.zone(), asked);
        if (!done) return done.error();
        return told_of(*done);
      },
      sentence);
}

}  // namespace

cli::Verb activity_decide() {
  return {"decide",
          N_("decide how long a member took part, or that it does not count"),
          Shelf::change,
          {{"ACTIVITY"}},
          {{N_("The decision"),
            {&opt_whose, &opt_so_long, &opt_as_said, &opt_none, &opt_why, &opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points activity decide V12 --member M1 --minutes 90 --reason 签退表为准",
            N_("of two figures neither counts before somebody decides")},
           {"yangxiao points activity decide V12 --member M1 --drop --reason 同一时间在另一处",
            N_("one of two activities at one time")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
