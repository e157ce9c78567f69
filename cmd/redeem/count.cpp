// redeem count: a stocktake.
#include <sstream>

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/joined.hpp"
#include "base/text/whole_number.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "points/lots.hpp"
#include "redeem/asked.hpp"
#include "redeem/stocktake.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Text opt_counted{"qty", 0, "N", N_("so many lie there: on the shelf, and for vouchers")};
constexpr Flag opt_cancel_unservable{
    "cancel-unservable", 0,
    N_("cancel the vouchers for which there is not enough, the newest first")};

Status check(const Arguments& arguments) {
  Status given = check_given(arguments, {&opt_item, &opt_counted});
  if (given) given = check_place(arguments, true);
  if (given) given = points::check_reason(arguments);
  return given ? check_quantity(arguments[opt_counted], "--qty", 0) : given;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const Arguments& arguments = session.arguments();
  const auto item = lib::item_with_word(session.reader(), *arguments[opt_item]);
  if (!item) return item.error();
  const auto place = place_of(session);
  if (!place) return place.error();
  lib::Stocktake asked{{item->id, *place},
                       quantity_of(arguments, opt_counted),
                       arguments[points::opt_why].value_or(""),
                       {},
                       arguments[opt_cancel_unservable]};
  if (const auto lot = arguments[opt_lot]) asked.lot = static_cast<std::int64_t>(*lot);
  if (const auto text = arguments[opt_expires]) {
    const auto end = end_of(session, *text);
    if (!end) return end.error();
    asked.expires_at = end->value_or(yangxiao::points::kNever);
  }
  const auto counted = lib::count_stock(session.writer(), ledger, terms_of(session), asked);
  if (!counted) return as_read(session, counted.error());
  const lib::PlaceShown shown = lib::shown(session.reader(), *place);
  return std::vector<Told>{{"item", item->code},
                           {"name", item->name},
                           {"place", shown.code},
                           {"place_name", shown.name},
                           {"counted", std::to_string(asked.counted), true},
                           {"expected", std::to_string(counted->shelf + counted->held), true},
                           {"held", std::to_string(counted->held), true},
                           {"may_be_out", std::to_string(counted->may_be_out), true},
                           {"missing", std::to_string(counted->missing), true},
                           {"found", std::to_string(counted->found), true},
                           {"cancelled", text::joined(counted->cancelled, " ")}};
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  std::string text = fmt::format(
      fmt::runtime(tr(N_("{0} {1} at {2} {3}: counted {4}, in the book {5} (held {6})"))),
      of("item"), of("name"), of("place"), of("place_name"), of("counted"), of("expected"),
      of("held"));
  if (of("missing") != "0") {
    text += fmt::format(fmt::runtime(tr(N_("; missing {0}"))), of("missing"));
  }
  if (of("found") != "0") text += fmt::format(fmt::runtime(tr(N_("; found {0}"))), of("found"));
  if (!of("cancelled").empty()) {
    std::vector<std::string> codes;
    std::istringstream words(of("cancelled"));
    for (std::string word; words >> word;) codes.push_back(text::in_halves(word));
    text += fmt::format(fmt::runtime(tr(N_("; vouchers cancelled: {0}"))), text::joined(codes));
  }
  const std::string& may_be_out = of("may_be_out");
  if (!may_be_out.empty() && may_be_out != "0") {
    text +=
        '\n' + fmt::format(
                   fmt::runtime(tr(N_("of what is held, {0} may have been handed out without "
                                      "the book: take in the list of the place, and count again"))),
                   may_be_out);
  }
  return text;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{"redeem count", {}, {}};
  for (const Text* option :
       {&opt_item, &opt_station, &opt_partner, &opt_counted, &opt_expires, &points::opt_why}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  const auto lot = arguments[opt_lot];
  request.arguments.emplace_back("lot", lot ? std::to_string(*lot) : "");
  request.arguments.emplace_back("cancel", arguments[opt_cancel_unservable] ? "yes" : "");
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      sentence);
}

}  // namespace

cli::Verb count() {
  return {"count",
          N_("put the book right after a stocktake: what is missing, what was found"),
          Shelf::change,
          {},
          {{N_("What was counted"),
            {&opt_item, &opt_counted, &opt_station, &opt_partner, &opt_lot, &opt_expires,
             &opt_cancel_unservable, &points::opt_why, &points::opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem count --item WATER --qty 210 --station HY001 --reason 月底盘点",
            N_("so many bottles lie there at the end of the month")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
