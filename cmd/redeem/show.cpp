// redeem show: all that became of vouchers.
#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "cli/field_lines.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/asked.hpp"
#include "redeem/redemption.hpp"
#include "redeem/state_words.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_row.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

const char* words_for(lib::Proof proof) {
  switch (proof) {
    case lib::Proof::code:
      return N_("by the code");
    case lib::Proof::qr:
      return N_("by the QR code");
    case lib::Proof::phone:
      break;
  }
  return N_("by the phone");
}

// "2026-12-01 11:30  collected (by the code), li"
std::string step_line(const Session& session, const lib::VoucherRow& rows,
                      const lib::RedemptionStep& step) {
  std::string line =
      "  " + moment_shown(session, step.at) + "  " + tr(words_for_step(lib::name_of(step.kind)));
  std::vector<std::string> how;
  if (step.proof) how.emplace_back(tr(words_for(*step.proof)));
  if (step.cause == lib::Cause::office) how.emplace_back(tr(N_("the office was the cause")));
  if (step.list) how.push_back(fmt::format(fmt::runtime(tr(N_("list {0}"))), *step.list));
  if (!how.empty()) {
    line += fmt::format(fmt::runtime(tr(N_(" ({0})"))), text::joined(how, tr(N_(", "))));
  }
  line += tr(N_(", ")) + step.actor;
  if (!step.note.empty()) line += ": " + rows.remark(step.note);
  return text::printable(line) + "\n";
}

std::string lines_of(Session& session, lib::VoucherRow& rows, const lib::Redemption& redemption) {
  std::string text = field_lines(
      {{tr(N_("voucher")), text::in_halves(redemption.code)},
       {tr(N_("state")), state_text(lib::state_at(redemption, session.clock().now()))},
       {tr(N_("item")), fmt::format("{} × {} {}", redemption.quantity, rows.item_code(redemption),
                                    rows.item_name(redemption))},
       {tr(N_("points")), std::to_string(redemption.points())},
       {tr(N_("member")), rows.member_code(redemption) + " " + rows.member_name(redemption)},
       {tr(N_("where")), place_shown(session.reader(), redemption.place)},
       {tr(N_("reserved on")),
        moment_shown(session, redemption.reserved_at) + tr(N_(", ")) + redemption.actor},
       {tr(N_("good until")), end_shown(session, redemption.valid_until)},
       {tr(N_("without the book")),
        redemption.offline ? tr(N_("it may be handed out there")) : std::string()}});
  for (const lib::RedemptionStep& step : lib::steps_of(session.reader(), redemption.id)) {
    text += step_line(session, rows, step);
  }
  return text;
}

Result<std::vector<lib::Redemption>> asked_for(const Session& session) {
  std::vector<lib::Redemption> all;
  for (const std::string& word : session.arguments().words()) {
    const auto redemption = redemption_shown_by(session, word);
    if (!redemption) return redemption.error();
    all.push_back(*redemption);
  }
  return all;
}

Status print_for_machines(Session& session, lib::VoucherRow& rows,
                          std::span<const lib::Redemption> all) {
  auto writer = rows_out(session, lib::VoucherRow::columns(true));
  if (!writer) return writer.error();
  for (const lib::Redemption& redemption : all) {
    const Status written = (*writer)->row(rows.of(redemption, true));
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto disclosure = open_disclosure(session);
  if (!disclosure) return disclosure.error();
  const auto all = asked_for(session);
  if (!all) return all.error();
  lib::VoucherRow rows(session.reader(), session.zone(), session.clock().now(), *disclosure);
  Status printed;
  if (session.shape() == Shape::table) {
    std::string text;
    for (const lib::Redemption& redemption : *all) {
      text += (text.empty() ? "" : "\n") + lines_of(session, rows, redemption);
    }
    printed = session.out().write(text);
  } else {
    printed = print_for_machines(session, rows, *all);
  }
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb show() {
  return {"show",
          N_("show vouchers, and what became of them step by step"),
          Shelf::look_up,
          {{"CODE", Form::text, Argument::Count::some}},
          {{N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem show 7K3M-9QXF", N_("who collected it, when, and how it was shown")}},
          run};
}

}  // namespace yangxiao::cmd::redeem
