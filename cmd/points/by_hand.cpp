#include "points/by_hand.hpp"

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"
#include "base/text/whole_number.hpp"
#include "points/last_day.hpp"
#include "redeem/release.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr std::int64_t kMost = 1'000'000'000;

Result<lib::ByHand> asked_of(const Session& session, std::int64_t points) {
  const Arguments& arguments = session.arguments();
  lib::ByHand asked;
  asked.member = arguments.words()[0];
  asked.points = points;
  asked.reason = arguments[opt_why].value_or("");
  asked.pot = arguments[opt_from].value_or("");
  const Status given = session.take_time(opt_when, asked.happened_at);
  if (!given) return given.error();
  if (const auto text = arguments[opt_expires]) {
    const auto end = end_of_day(session, *text);
    if (!end) return end.error();
    asked.expires_at = *end;
  }
  return asked;
}

std::string sentence(const Session& session, std::span<const Told> told) {
  const std::string& points = told[2].text;
  if (is_waiting(told)) return with_approval(session, told, {});
  std::string booked =
      fmt::format(fmt::runtime(tr(N_("{0}: {1} points, now {2} (transfer {3})"))), told[1].text,
                  points.starts_with('-') ? points : "+" + points, told[3].text, told[0].text);
  const std::string& repaid = text_of(told, "repaid");
  if (!repaid.empty() && repaid != "0") {
    booked += fmt::format(fmt::runtime(tr(N_("; {0} of them paid back what was owed"))), repaid);
  }
  return with_approval(session, told, std::move(booked));
}

}  // namespace

Result<std::int64_t> points_of(const std::string& word, const std::string& what) {
  const auto points = text::whole_number(word);
  if (points && *points > 0 && *points <= kMost) return *points;
  return Error{Problem::option_value_bad, {what, word, tr(N_("a whole number from 1"))}, {}};
}

Status check_reason(const Arguments& arguments) {
  if (!text::trimmed(arguments[opt_why].value_or("")).empty()) return {};
  return Error{Problem::argument_missing, {"--reason TEXT"}, {}};
}

Result<Outcome> run_by_hand(Session& session, std::int64_t points, lib::Handwork verb) {
  const auto asked = asked_of(session, points);
  if (!asked) return asked.error();
  const Arguments& arguments = session.arguments();
  const lib::Request request{session.verb().name,
                             {},
                             {{"member", asked->member},
                              {"points", std::to_string(points)},
                              {"reason", asked->reason},
                              {"from", asked->pot},
                              {"at", arguments[opt_when].value_or("")},
                              {"expires", arguments[opt_expires].value_or("")}}};
  const auto book = [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
    const Status freed =
        yangxiao::redeem::free_lapsed_points(session.writer(), ledger, asked->member);
    if (!freed) return freed.error();
    const auto done = verb == lib::Handwork::award ? lib::award(session.writer(), ledger, *asked)
                                                   : lib::adjust(session.writer(), ledger, *asked);
    if (!done) return done.error();
    return std::vector<Told>{{"transfer", std::to_string(done->transfer), true},
                             {"member", done->member},
                             {"points", std::to_string(points), true},
                             {"balance", std::to_string(done->balance), true},
                             {"repaid", std::to_string(done->repaid), true}};
  };
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) {
        return book_or_wait(
            session, {verb, *asked, {}},
            [&] { return lib::check_by_hand(session.writer(), *asked); },
            [&] { return book(ledger); });
      },
      [&](std::span<const Told> told) { return sentence(session, told); });
}

}  // namespace yangxiao::cmd::points
