// redeem waste: what spoiled or broke.
#include "redeem/waste.hpp"

#include <fmt/format.h>

#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

Status check(const Arguments& arguments) {
  Status given = check_given(arguments, {&opt_item, &opt_quantity});
  if (given) given = check_place(arguments, true);
  if (given) given = points::check_reason(arguments);
  return given ? check_quantity(arguments[opt_quantity], "--qty") : given;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const Arguments& arguments = session.arguments();
  const auto item = lib::item_with_word(session.reader(), *arguments[opt_item]);
  if (!item) return item.error();
  const auto place = place_of(session);
  if (!place) return place.error();
  lib::Waste asked{
      {item->id, *place}, quantity_of(arguments), {}, arguments[points::opt_why].value_or("")};
  if (const auto lot = arguments[opt_lot]) asked.lot = static_cast<std::int64_t>(*lot);
  const auto wasted = lib::waste(session.writer(), ledger, asked);
  if (!wasted) return wasted.error();
  const std::int64_t there = lib::sum_of(lib::still_good(
      lib::lots_there(session.reader(), lib::StockAccountKind::shelf, asked.spot), ledger.now()));
  const lib::PlaceShown shown = lib::shown(session.reader(), *place);
  return std::vector<Told>{{"movement", std::to_string(*wasted), true},
                           {"item", item->code},
                           {"name", item->name},
                           {"place", shown.code},
                           {"place_name", shown.name},
                           {"quantity", std::to_string(asked.quantity), true},
                           {"there", std::to_string(there), true}};
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  return fmt::format(
      fmt::runtime(tr(N_("{0} × {1} {2} at {3} {4} booked as waste; there now: {5}"))),
      of("quantity"), of("item"), of("name"), of("place"), of("place_name"), of("there"));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{"redeem waste", {}, {}};
  for (const Text* option :
       {&opt_item, &opt_station, &opt_partner, &opt_quantity, &points::opt_why}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  const auto lot = arguments[opt_lot];
  request.arguments.emplace_back("lot", lot ? std::to_string(*lot) : "");
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      sentence);
}

}  // namespace

cli::Verb waste() {
  return {"waste",
          N_("book goods that spoiled or broke, with a reason"),
          Shelf::change,
          {},
          {{N_("What is gone"),
            {&opt_item, &opt_quantity, &opt_station, &opt_partner, &opt_lot, &points::opt_why,
             &points::opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem waste --item WATER --qty 2 --station HY001 --reason 瓶子破了",
            N_("two bottles broke")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
