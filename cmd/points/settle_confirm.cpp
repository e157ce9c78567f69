// points settle --confirm: pays a list that was posted.
#include <fmt/format.h>

#include "points/due_view.hpp"
#include "points/key.hpp"
#include "points/settle_modes.hpp"
#include "settle/confirm.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

std::vector<Told> told_of(const settle::Confirmed& done) {
  const auto number = [](const char* name, std::int64_t value) {
    return Told{name, std::to_string(value), true};
  };
  std::vector<Told> told = {number("settlement", done.settlement.settlement),
                            {"period", done.settlement.period},
                            number("lines", done.lines),
                            number("points", done.points),
                            number("members", done.members),
                            number("left_out", done.left_out)};
  told.push_back({"transfer", done.first == 0 ? std::string() : std::to_string(done.first), true});
  return told;
}

// Each line that was not paid, and why.
std::string left_out(const Session& session, std::int64_t list) {
  std::string text;
  DueView view(session);
  for (const settle::PostedLine& line : settle::lines_of(session.reader(), list)) {
    if (!line.outcome || line.outcome == settle::LineOutcome::paid) continue;
    text += fmt::format("\n  {}:{}  {}  {}", list, line.line, view.codes(line.subject).any(),
                        tr(words_for(line.outcome)));
  }
  return text;
}

std::string sentence(const Session& session, std::int64_t list, std::span<const Told> told) {
  std::string text =
      fmt::format(fmt::runtime(tr(N_("list {0} of {1} is confirmed: lines {2}, points {3} for {4} "
                                     "members"))),
                  told[0].text, told[1].text, told[2].text, told[3].text, told[4].text);
  if (told[5].text == "0") return text;
  return text + "\n" + fmt::format(fmt::runtime(tr(N_("left out: {0}"))), told[5].text) +
         left_out(session, list);
}

}  // namespace

Result<Outcome> confirm_list(Session& session) {
  const auto list = static_cast<std::int64_t>(session.arguments()[opt_confirm].value_or(0));
  note_overdue(session);
  const lib::Request request{session.verb().name, {}, {{"confirm", std::to_string(list)}}};
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
        const auto done = settle::confirm(session.writer(), ledger, session.zone(), list);
        if (!done) return done.error();
        return told_of(*done);
      },
      [&](std::span<const Told> told) { return sentence(session, list, told); });
}

}  // namespace yangxiao::cmd::points
