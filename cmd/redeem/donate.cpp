// redeem donate: one donation, onto the shelf of a place, or of points into the donor's pot.
#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "points/lots.hpp"
#include "points/pot.hpp"
#include "redeem/asked.hpp"
#include "redeem/donation.hpp"
#include "redeem/donation_import.hpp"
#include "redeem/giver.hpp"
#include "redeem/release.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Text opt_donor{"donor", 0, "DONOR", N_("who gives it: the code of a donor")};
constexpr Text opt_received{"received", 0, "TIME", N_("when it was given (else now)"), Form::time};
constexpr Text opt_note{"note", 0, "TEXT", N_("what is to be remembered of it")};

constexpr Number opt_undo_lot{"undo", 0, "LOT", N_("take one back that was booked by mistake")};

constexpr Text opt_points{"points", 0, "N", N_("points in place of goods: into the donor's pot")};
constexpr Flag opt_withdraw{"withdraw", 0,
                            N_("with --points: they are taken out of the pot again")};

// What one way of giving asks for says nothing in another.
Status check_alone(const Arguments& arguments, const Option& way,
                   std::initializer_list<const Option*> others) {
  for (const Option* other : others) {
    if (!arguments.has(*other)) continue;
    return Error{Problem::options_exclude,
                 {"--" + std::string(way.name), "--" + std::string(other->name)},
                 {}};
  }
  return {};
}

Status check(const Arguments& arguments) {
  if (arguments.has(opt_undo_lot)) {
    return check_alone(arguments, opt_undo_lot, {&opt_item, &opt_quantity, &opt_points});
  }
  if (arguments.has(opt_points)) {
    const Status alone = check_alone(
        arguments, opt_points,
        {&opt_item, &opt_quantity, &opt_station, &opt_partner, &opt_expires, &opt_received});
    const auto points = points::points_of(*arguments[opt_points], "--points");
    if (!alone || !points) return alone ? Status(points.error()) : alone;
    return check_given(arguments, {&opt_donor});
  }
  if (arguments[opt_withdraw]) {
    return Error{Problem::option_needs, {"--withdraw", "--points"}, {}};
  }
  Status given = check_given(arguments, {&opt_item, &opt_quantity, &opt_donor, &opt_expires});
  if (given) given = check_place(arguments, true);
  return given ? check_quantity(arguments[opt_quantity], "--qty") : given;
}

struct Asked {
  lib::Item item;
  lib::Donation donation;
};

Result<Asked> asked_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto item = lib::item_with_word(session.reader(), *arguments[opt_item]);
  if (!item) return item.error();
  const auto place = place_of(session);
  if (!place) return place.error();
  const auto donor =
      catalogue::lib::entry_with_word(session.reader(), lib::donors(), *arguments[opt_donor]);
  if (!donor) return donor.error();
  const auto end = end_of(session, *arguments[opt_expires]);
  if (!end) return end.error();
  Asked asked{*item,
              {{item->id, *place},
               donor->id,
               quantity_of(arguments),
               *end,
               {},
               arguments[opt_note].value_or("")}};
  const Status taken = session.take_time(opt_received, asked.donation.received_at);
  if (!taken) return taken.error();
  return asked;
}

yangxiao::points::Request request_of(const Arguments& arguments) {
  yangxiao::points::Request request{"redeem donate", {}, {}};
  for (const Text* option : {&opt_item, &opt_station, &opt_partner, &opt_quantity, &opt_donor,
                             &opt_expires, &opt_received, &opt_note}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  const auto undone = arguments[opt_undo_lot];
  request.arguments.emplace_back("undo", undone ? std::to_string(*undone) : "");
  if (const auto points = arguments[opt_points]) {
    request.arguments.emplace_back("points", *points);
    request.arguments.emplace_back("withdraw", arguments[opt_withdraw] ? "yes" : "");
  }
  return request;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const auto asked = asked_of(session);
  if (!asked) return asked.error();
  lib::StockLedger stock(ledger.chain());
  const auto given = lib::donate(session.writer(), stock, session.zone(), asked->donation);
  if (!given) return as_read(session, given.error());
  const lib::Donation& donation = asked->donation;
  const std::int64_t there = lib::sum_of(lib::still_good(
      lib::lots_there(session.reader(), lib::StockAccountKind::shelf, donation.spot),
      session.clock().now()));
  const lib::PlaceShown place = lib::shown(session.reader(), donation.spot.place);
  return std::vector<Told>{
      {"lot", std::to_string(given->lot), true},
      {"item", asked->item.code},
      {"name", asked->item.name},
      {"place", place.code},
      {"place_name", place.name},
      {"quantity", std::to_string(donation.quantity), true},
      {"expires_at", donation.expires_at
                         ? calendar::to_rfc3339(*donation.expires_at, session.zone())
                         : std::string()},
      {"there", std::to_string(there), true}};
}

Result<std::vector<Told>> fill_pot(Session& session, yangxiao::points::Ledger& ledger) {
  const Arguments& arguments = session.arguments();
  const auto donor =
      catalogue::lib::entry_with_word(session.reader(), lib::donors(), *arguments[opt_donor]);
  if (!donor) return donor.error();
  const std::int64_t points = *points::points_of(*arguments[opt_points], "--points");
  const auto filled = yangxiao::points::fill_pot(
      session.writer(), ledger,
      {donor->code, arguments[opt_withdraw] ? -points : points, arguments[opt_note].value_or("")});
  if (!filled) return filled.error();
  return std::vector<Told>{{"pot", donor->code},
                           {"points", std::to_string(points), true},
                           {"there", std::to_string(filled->balance), true},
                           {"transfer", std::to_string(filled->transfer), true}};
}

Result<std::vector<Told>> take_back(Session& session, yangxiao::points::Ledger& ledger) {
  const auto lot = static_cast<std::int64_t>(*session.arguments()[opt_undo_lot]);
  const Status freed = lib::free_lapsed(session.writer(), ledger);
  if (!freed) return freed.error();
  lib::StockLedger stock(ledger.chain());
  const auto undone = lib::undo_donation(session.writer(), stock, lot);
  if (!undone) return undone.error();
  return std::vector<Told>{{"undone", std::to_string(lot), true},
                           {"quantity", std::to_string(*undone), true}};
}

std::string sentence(const Session& session, std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  if (!of("undone").empty()) {
    return fmt::format(fmt::runtime(tr(N_("the donation of lot {0} is taken back: {1}"))),
                       of("undone"), of("quantity"));
  }
  if (!of("pot").empty()) {
    const char* text = session.arguments()[opt_withdraw]
                           ? N_("{1} points out of the pot {0}; in it now: {2} (transfer {3})")
                           : N_("{1} points into the pot {0}; in it now: {2} (transfer {3})");
    return fmt::format(fmt::runtime(tr(text)), of("pot"), of("points"), of("there"),
                       of("transfer"));
  }
  const std::string expires = of("expires_at");
  const char* text = expires.empty()
                         ? N_("{0} × {1} {2} to {3} {4} (lot {5}); there now: {6}")
                         : N_("{0} × {1} {2} to {3} {4}, good until {7} (lot {5}); there now: {6}");
  return fmt::format(fmt::runtime(tr(text)), of("quantity"), of("item"), of("name"), of("place"),
                     of("place_name"), of("lot"), of("there"),
                     expires.empty() ? expires : end_shown(session, expires));
}

Result<Outcome> run(Session& session) {
  return points::book_once(
      session, request_of(session.arguments()),
      [&](yangxiao::points::Ledger& ledger) {
        if (session.arguments().has(opt_undo_lot)) return take_back(session, ledger);
        return session.arguments().has(opt_points) ? fill_pot(session, ledger)
                                                   : book(session, ledger);
      },
      [&](std::span<const Told> told) { return sentence(session, told); });
}

}  // namespace

cli::Verb donate() {
  return {"donate",
          N_("book what was given: so many of an item, onto the shelf of a place"),
          Shelf::change,
          {},
          {{N_("What was given"),
            {&opt_item, &opt_quantity, &opt_station, &opt_partner, &opt_donor, &opt_expires,
             &opt_received, &opt_note, &points::opt_key}},
           {N_("Points"), {&opt_points, &opt_withdraw}},
           {N_("Taking back"), {&opt_undo_lot}},
           write_options()},
          always(Need::create),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem donate --item LUNCH --qty 20 --partner QC --donor ZGH --expires "
            "'2026-12-01 14:30'",
            N_("twenty lunches of today at a hotel's counter")},
           {"yangxiao redeem donate --item WATER --qty 240 --station HY001 --donor ZGH --expires "
            "2027-06-30",
            N_("ten boxes of water, good until the end of June")},
           {"yangxiao redeem donate --points 5000 --donor ZGH --note 年度积分基金",
            N_("points that points award --from ZGH gives out, and no more than these")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
