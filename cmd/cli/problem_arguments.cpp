#include "cli/problem_arguments.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "base/text/checked_code.hpp"
#include "base/text/shape.hpp"
#include "cli/language.hpp"

namespace yangxiao::cli {
namespace {

// By the name of a points::Flaw, or of a redeem::Flaw.
const char* text_of_flaw(std::string_view name) {
  if (name == "hash") return N_("it says something else than when it was booked");
  if (name == "missing") return N_("this link is gone");
  if (name == "surplus") return N_("nothing was booked that it belongs to");
  if (name == "balance") return N_("the balance is not the sum of the transfers");
  if (name == "held") return N_("what is held is not what is reserved");
  if (name == "below-zero") return N_("more was given than was there");
  if (name == "lot") return N_("the lot is not what the transfer made");
  if (name == "remaining") return N_("what is left of the lot is not what was not taken");
  if (name == "allocation") return N_("it took other lots than the rule says");
  if (name == "no-hold") return N_("what it ends is not held");
  if (name == "note") return N_("the note is not the one that was booked");
  if (name == "owner") return N_("the account is not this member's");
  if (name == "time") return N_("it was booked before the one before it");
  if (name == "schema") return N_("it is not as this program makes it");
  if (name == "earning") return N_("what was paid for the report is not what was reckoned");
  if (name == "stock") return N_("what is there is not the sum of the movements");
  if (name == "stock-lot")
    return N_("it is kept as another item, date or donor than it was given as");
  if (name == "movement") return N_("it ends something that it does not fit");
  if (name == "state") return N_("the state is not the one to which the last step led");
  if (name == "held-stock") return N_("what is held of stock is not what it is for");
  if (name == "held-points") return N_("what is held of points is not what it costs");
  if (name == "handed-out") return N_("what was handed out is not what it is for");
  if (name == "taken") return N_("what was taken of points is not what it costs");
  if (name == "no-voucher") return N_("it is for a voucher that there is not");
  if (name == "kept-until") return N_("it is kept for another time than it may be");
  if (name == "again") return N_("more was lost for it than any step says");
  if (name == "list") return N_("the lines of the list are not those that were posted");
  return N_("it is not the last link of the chain");
}

// By the table of a list; "subject": by what points explain explains.
const char* text_of_entry(std::string_view table) {
  if (table == "member") return N_("member");
  if (table == "subject") return N_("member, activity or report");
  if (table == "team") return N_("team");
  if (table == "employer") return N_("employer");
  if (table == "activity") return N_("activity");
  if (table == "category") return N_("category");
  if (table == "agency") return N_("agency");
  if (table == "channel") return N_("channel");
  if (table == "item") return N_("item");
  if (table == "donor") return N_("donor");
  if (table == "partner") return N_("partner");
  if (table == "service") return N_("service");
  if (table == "hotline") return N_("hotline");
  return N_("offer");
}

// The verb that takes in, and takes back, the batches of a subject; "" where none takes them back.
std::string importer_of(const std::string& subject) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 19> kImporters = {{
      {"stations", "station import"},
      {"services", "station service import"},
      {"hotlines", "station hotline import"},
      {"reports", "report import"},
      {"categories", "report category import"},
      {"agencies", "report agency import"},
      {"channels", "report channel import"},
      {"calendar", "report calendar import"},
      {"openings", "points import"},
      {"members", "points member import"},
      {"teams", "points team import"},
      {"employers", "points employer import"},
      {"activities", "points activity import"},
      {"visits", "station visit import"},
      {"donations", "redeem import"},
      {"items", "redeem item import"},
      {"donors", "redeem donor import"},
      {"partners", "redeem partner import"},
      {"offers", "redeem offer import"},
  }};
  for (const auto& [known, verb] : kImporters) {
    if (known == subject) return verb;
  }
  return {};
}

// By the name of a points::TransferKind that is not reversed: why not, and which verb to use.
const char* text_of_fixed_kind(std::string_view name) {
  if (name == "hold") return N_("it reserves points, which yangxiao redeem cancel gives back");
  if (name == "take")
    return N_("the points were redeemed; yangxiao redeem return brings them back");
  if (name == "give-back")
    return N_("it ended a reservation; yangxiao redeem reserve makes another");
  if (name == "expire") return N_("the points ran out; yangxiao points award gives new ones");
  if (name == "earning") return N_("it is for a report; yangxiao points object takes an objection");
  if (name == "donate") return N_("it is a donation, which yangxiao redeem puts right");
  if (name == "forfeit")
    return N_("a member left them behind; yangxiao points award gives new ones");
  if (name == "move")
    return N_("it followed a merge; yangxiao points adjust corrects what they have");
  if (name == "erased") return N_("whoever owed it was erased");
  if (name == "renew") return N_("it is for what ran out; yangxiao points adjust takes it back");
  return N_(
      "it is a reversal, or paid back what was owed; yangxiao points award or adjust books anew");
}

// By the word of points/rules.hpp.
const char* text_of_expected(std::string_view word) {
  if (word == "points") return N_("a whole number from 0 to 1000000");
  if (word == "percent") return N_("a whole number from 0 to 10000");
  if (word == "day") return N_("a day without quotes, as 2026-07-20");
  if (word == "once") return N_("each category once");
  if (word == "multipliers") return N_("tables that begin with [[multiplier]]");
  if (word == "settle") return N_("\"settle\" or \"verify\"");
  if (word == "keep") return N_("\"keep\" or \"reverse\"");
  if (word == "lasting") return N_("\"never\", \"quarter\", \"year\" or as \"12 months\"");
  if (word == "span") return N_("from, to and percent, from not after to");
  if (word == "table") return N_("a table");
  return N_("text");
}

// Whether the first argument is the code of a voucher.
bool names_voucher(Problem problem) {
  switch (problem) {
    case Problem::voucher_missing:
    case Problem::payload_forged:
    case Problem::voucher_collected:
    case Problem::voucher_cancelled:
    case Problem::voucher_lapsed:
    case Problem::voucher_returned:
    case Problem::voucher_awaited:
    case Problem::payload_lapsed:
    case Problem::voucher_out:
    case Problem::handed_out_early:
    case Problem::voucher_open:
    case Problem::voucher_elsewhere:
    case Problem::proof_differs:
    case Problem::return_late:
      return true;
    default:
      return false;
  }
}

// 2026-11-24T14:30:00+08:00 as people read it: 2026-11-24 14:30. Errors give times in the zone of
// the book.
std::string time_spoken(const std::string& time) {
  if (!text::has_shape(time, "0000-00-00T00:00:00+00:00")) return time;
  const bool has_seconds = time.substr(16, 3) != ":00";
  return time.substr(0, 10) + " " + time.substr(11, has_seconds ? 8 : 5);
}

std::vector<std::string> spoken_but_for_times(const Error& error) {
  std::vector<std::string> arguments = error.arguments;
  const bool says_state =
      error.what == Problem::step_refused || error.what == Problem::head_turned_down;
  if (says_state && arguments.size() > 3) {
    if (language() == Language::zh_CN) arguments[1] = arguments.back();
    arguments.pop_back();
    return arguments;
  }
  if (error.what == Problem::not_reversible && arguments.size() > 1) {
    arguments[1] = tr(text_of_fixed_kind(arguments[1]));
    return arguments;
  }
  if (error.what == Problem::entry_missing && arguments.size() > 2) {
    arguments[2] = tr(text_of_entry(arguments[2]));
  }
  if (error.what == Problem::batch_missing && arguments.size() > 1) {
    arguments[1] = importer_of(arguments[1]);
    return arguments;
  }
  if (error.what == Problem::rule_value_bad) arguments[1] = tr(text_of_expected(arguments[1]));
  if (error.what == Problem::ledger_broken && arguments.size() > 2) {
    if (!arguments[1].empty()) arguments[0] += " " + arguments[1];
    arguments[2] = tr(text_of_flaw(arguments[2]));
    return arguments;
  }
  if (error.what == Problem::redemption_broken && arguments.size() > 1) {
    arguments[0] = text::in_halves(arguments[0]);
    arguments[1] = tr(text_of_flaw(arguments[1]));
    return arguments;
  }
  if (error.what == Problem::erased_redeems && arguments.size() > 1) {
    arguments[1] = text::in_halves(arguments[1]);
    return arguments;
  }
  if (names_voucher(error.what) && !arguments.empty()) {
    arguments[0] = text::in_halves(arguments[0]);
    return arguments;
  }
  const bool has_both = error.what == Problem::facility_unknown ||
                        error.what == Problem::facility_unread ||
                        error.what == Problem::facility_absent;
  if (!has_both || arguments.size() < 3) return arguments;
  if (language() == Language::zh_CN) arguments[arguments.size() - 2] = arguments.back();
  arguments.pop_back();
  return arguments;
}

}  // namespace

std::vector<std::string> spoken(const Error& error) {
  std::vector<std::string> arguments = spoken_but_for_times(error);
  for (std::string& argument : arguments) argument = time_spoken(argument);
  return arguments;
}

}  // namespace yangxiao::cli
