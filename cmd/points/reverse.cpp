// points reverse: takes back what was booked.
#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "points/by_hand.hpp"
#include "points/reversal.hpp"
#include "points/verbs.hpp"
#include "redeem/release.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Result<std::int64_t> number_of(const std::string& word) {
  const auto number = text::whole_number(word);
  if (number && *number > 0) return *number;
  return Error{
      Problem::option_value_bad, {"TRANSFER", word, tr(N_("the number of a transfer"))}, {}};
}

Status check(const Arguments& arguments) {
  const auto number = number_of(arguments.words()[0]);
  return number ? check_reason(arguments) : Status(number.error());
}

// In the order of the columns.
std::vector<Told> told_of(std::int64_t number, const lib::Reversed& done) {
  const auto figure = [](const char* name, std::int64_t points) {
    return Told{name, std::to_string(points), true};
  };
  return {{"transfer", std::to_string(done.transfer), true},
          {"reverses", std::to_string(number), true},
          {"member", done.member},
          figure("points", done.points),
          figure("from_lot", done.from_lot),
          figure("from_expired", done.from_expired),
          figure("from_forfeit", done.from_forfeit),
          figure("from_other", done.from_other),
          figure("owed", done.owed),
          figure("unrecovered", done.unrecovered),
          figure("balance", done.balance)};
}

// Where the points were found; nothing where all of them were what is left of what was given.
std::string parts(std::span<const Told> told) {
  struct Part {
    const char* column;
    const char* words;
  };
  static constexpr Part kParts[] = {{"from_lot", N_("{0} left of them")},
                                    {"from_expired", N_("{0} that had run out")},
                                    {"from_forfeit", N_("{0} that were left behind")},
                                    {"from_other", N_("{0} of other points")},
                                    {"owed", N_("{0} owed again")},
                                    {"unrecovered", N_("{0} not recovered")}};
  std::string text;
  std::size_t found = 0;
  bool is_lot_alone = true;
  for (const Part& part : kParts) {
    const std::string& points = text_of(told, part.column);
    if (points.empty() || points == "0") continue;
    if (found++ > 0) text += tr(N_(", "));
    text += fmt::format(fmt::runtime(tr(part.words)), points);
    is_lot_alone = is_lot_alone && &part == &kParts[0];
  }
  return is_lot_alone ? std::string() : tr(N_(": ")) + text;
}

std::string sentence(const Session& session, std::span<const Told> told) {
  if (is_waiting(told)) return with_approval(session, told, {});
  const std::string& points = told[3].text;
  std::string booked =
      fmt::format(fmt::runtime(tr(N_("{0}: transfer {1} is reversed, {2} points, now {3} "
                                     "(transfer {4})"))),
                  told[2].text.empty() ? tr(N_("somebody who was erased")) : told[2].text,
                  told[1].text, points.starts_with('-') ? points : "+" + points,
                  text_of(told, "balance"), told[0].text) +
      parts(told);
  return with_approval(session, told, std::move(booked));
}

Result<Outcome> run(Session& session) {
  const std::int64_t number = *number_of(session.arguments().words()[0]);
  const std::string reason = session.arguments()[opt_why].value_or("");
  const lib::Request request{
      session.verb().name, {}, {{"transfer", std::to_string(number)}, {"reason", reason}}};
  const auto book = [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
    const Status freed = yangxiao::redeem::free_lapsed_points(
        session.writer(), ledger, lib::holder_code(session.reader(), number));
    if (!freed) return freed.error();
    const auto done = lib::reverse(session.writer(), ledger, number, reason);
    if (!done) return done.error();
    return told_of(number, *done);
  };
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
        const auto checked = lib::check_reversal(session.writer(), number);
        if (!checked) return checked.error();
        lib::Asked asked{lib::Handwork::reverse, {}, number};
        asked.what.member = checked->member;
        asked.what.points = checked->points;
        asked.what.reason = reason;
        return book_or_wait(
            session, asked, [&]() -> Result<std::string> { return checked->member; },
            [&] { return book(ledger); });
      },
      [&](std::span<const Told> told) { return sentence(session, told); });
}

}  // namespace

cli::Verb reverse() {
  return {"reverse",
          N_("take back what was booked, with a reason: an award, an adjustment"),
          Shelf::change,
          {{"TRANSFER"}},
          {{N_("The reversal"), {&opt_why, &opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao points reverse 5 --reason 记错了人",
            N_("it was the wrong member: the points go back")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
