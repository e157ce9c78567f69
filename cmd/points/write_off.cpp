// points write-off: lets a member off what they owe, with a reason.
#include <fmt/format.h>

#include "points/by_hand.hpp"
#include "points/debt.hpp"
#include "points/key.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Status check(const Arguments& arguments) {
  const auto points = points_of(arguments.words()[1], "POINTS");
  return points ? check_reason(arguments) : Status(points.error());
}

std::string sentence(const Session& session, std::span<const Told> told) {
  if (is_waiting(told)) return with_approval(session, told, {});
  return with_approval(session, told,
                       fmt::format(fmt::runtime(tr(N_("{0}: {1} points are written off, still owed "
                                                      "{2} (transfer {3})"))),
                                   told[1].text, told[2].text, told[3].text, told[0].text));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto points = points_of(arguments.words()[1], "POINTS");
  const lib::WriteOff asked{arguments.words()[0], *points, *arguments[opt_why]};
  lib::ByHand waiting;
  waiting.member = asked.member;
  waiting.points = asked.points;
  waiting.reason = asked.reason;
  const lib::Request request{"write-off",
                             {},
                             {{"member", asked.member},
                              {"points", std::to_string(asked.points)},
                              {"reason", asked.reason}}};
  const auto book = [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
    const auto done = lib::write_off(session.writer(), ledger, asked);
    if (!done) return done.error();
    return std::vector<Told>{{"transfer", std::to_string(done->transfer), true},
                             {"member", done->member},
                             {"points", std::to_string(asked.points), true},
                             {"owed", std::to_string(done->owed), true}};
  };
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) {
        return book_or_wait(
            session, {lib::Handwork::write_off, waiting, {}},
            [&]() -> Result<std::string> {
              const auto owed = lib::check_write_off(session.writer(), asked);
              if (!owed) return owed.error();
              return asked.member;
            },
            [&] { return book(ledger); });
      },
      [&](std::span<const Told> told) { return sentence(session, told); });
}

}  // namespace

cli::Verb write_off() {
  return {"write-off",
          N_("let a member off what they owe for a report that was false, with a reason"),
          Shelf::change,
          {{"MEMBER"}, {"POINTS"}},
          {{N_("Why"), {&opt_why, &opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao points write-off M1 6 --reason 已离开本地", N_("the office bears the loss")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
