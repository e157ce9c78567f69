// redeem move: goods from one place to another, on the way or at once.
#include <array>

#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/sending.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Text opt_to{"to", 0, "CODE", N_("to this station"), Form::station};
constexpr Text opt_to_partner{"to-partner", 0, "CODE",
                              N_("to the counter of this partner, in place of a station")};
constexpr Flag opt_send{"send", 0, N_("it is on its way, and comes later (see --arrived)")};
constexpr Number opt_arrived{"arrived", 0, "NUMBER",
                             N_("what was sent by this number has come, or --qty of it")};
constexpr Number opt_lost{"lost", 0, "NUMBER",
                          N_("what was sent by this number is lost, or --qty of it")};
constexpr Flag opt_list{"list", 0, N_("list what is on its way, with the numbers")};
constexpr Text opt_note{"note", 0, "TEXT", N_("what is to be remembered of it")};

bool ends_sending(const Arguments& arguments) {
  return arguments.has(opt_arrived) || arguments.has(opt_lost);
}

Need need_of(const Arguments& arguments) { return arguments[opt_list] ? Need::read : Need::write; }

Status check(const Arguments& arguments) {
  if (arguments[opt_list]) return {};
  if (arguments.has(opt_arrived) && arguments.has(opt_lost)) {
    return Error{Problem::options_exclude, {"--arrived", "--lost"}, {}};
  }
  const Status whole = check_quantity(arguments[opt_quantity], "--qty");
  if (!whole) return whole;
  if (ends_sending(arguments)) {
    const char* ending = arguments.has(opt_arrived) ? "--arrived" : "--lost";
    for (const Option* other :
         std::initializer_list<const Option*>{&opt_item, &opt_station, &opt_partner, &opt_to,
                                              &opt_to_partner, &opt_lot, &opt_send}) {
      if (!arguments.has(*other)) continue;
      return Error{Problem::options_exclude, {ending, "--" + std::string(other->name)}, {}};
    }
    return arguments.has(opt_lost) ? points::check_reason(arguments) : Status();
  }
  if (arguments.has(opt_to) && arguments.has(opt_to_partner)) {
    return Error{Problem::options_exclude, {"--to", "--to-partner"}, {}};
  }
  const Status given = check_given(arguments, {&opt_item, &opt_quantity});
  return given ? check_place(arguments, true) : given;
}

Result<lib::Place> destination(const Session& session) {
  const auto station = session.arguments()[opt_to];
  const auto partner = session.arguments()[opt_to_partner];
  if (station.has_value() == partner.has_value()) {
    return Error{Problem::argument_missing, {"--to CODE"}, {}};
  }
  return lib::place_with_word(session.reader(),
                              station ? lib::Place::Kind::station : lib::Place::Kind::partner,
                              station ? *station : *partner);
}

std::vector<Told> told_of(const Session& session, std::int64_t sending, const lib::Spot& to,
                          std::int64_t quantity, const char* state) {
  const lib::Item item = lib::item_at(session.reader(), to.item);
  const lib::PlaceShown place = lib::shown(session.reader(), to.place);
  return {{"sending", std::to_string(sending), true},
          {"item", item.code},
          {"name", item.name},
          {"to", place.code},
          {"to_name", place.name},
          {"quantity", std::to_string(quantity), true},
          {"state", state}};
}

Result<std::vector<Told>> end(Session& session, lib::StockLedger& stock) {
  const Arguments& arguments = session.arguments();
  const bool has_come = arguments.has(opt_arrived);
  const auto number = static_cast<std::int64_t>(*arguments[has_come ? opt_arrived : opt_lost]);
  const auto sent = lib::on_its_way(session.reader(), number);
  std::optional<std::int64_t> quantity;
  if (arguments.has(opt_quantity)) quantity = quantity_of(arguments);
  const auto ended = has_come ? lib::arrive(session.writer(), stock, number, quantity)
                              : lib::lose(session.writer(), stock, number, quantity,
                                          arguments[points::opt_why].value_or(""));
  if (!ended) return ended.error();
  return told_of(session, number, sent.front().to, *ended, has_come ? "arrived" : "lost");
}

Result<std::vector<Told>> begin(Session& session, yangxiao::points::Ledger& ledger) {
  const Arguments& arguments = session.arguments();
  const auto item = lib::item_with_word(session.reader(), *arguments[opt_item]);
  if (!item) return item.error();
  const auto from = place_of(session);
  if (!from) return from.error();
  const auto to = destination(session);
  if (!to) return to.error();
  lib::Sending asked{
      {item->id, *from}, *to, quantity_of(arguments), {}, arguments[opt_note].value_or("")};
  if (const auto lot = arguments[opt_lot]) asked.lot = static_cast<std::int64_t>(*lot);
  const auto sent = lib::send(session.writer(), ledger, session.zone(), asked);
  if (!sent) return sent.error();
  if (!arguments[opt_send]) {
    lib::StockLedger stock(ledger.chain());
    const auto come = lib::arrive(session.writer(), stock, *sent, {});
    if (!come) return come.error();
  }
  return told_of(session, *sent, {item->id, *to}, asked.quantity,
                 arguments[opt_send] ? "sent" : "arrived");
}

Status list(Session& session) {
  const std::vector<lib::OnItsWay> all = lib::on_its_way(session.reader());
  if (session.shape() == Shape::table) {
    std::vector<std::vector<std::string>> rows;
    for (const lib::OnItsWay& one : all) {
      rows.push_back({std::to_string(one.sending), moment_shown(session, one.sent_at),
                      std::to_string(one.part.quantity),
                      item_shown(lib::item_at(session.reader(), one.to.item)),
                      place_shown(session.reader(), one.to.place)});
    }
    return print_table(session,
                       {{"sending", N_("NUMBER"), Align::right},
                        {"sent_at", N_("SENT")},
                        {"quantity", N_("COMING"), Align::right},
                        {"item", N_("ITEM")},
                        {"to", N_("TO")}},
                       std::move(rows));
  }
  static constexpr std::array<table::Column, 6> kColumns = {{{"sending", table::Type::integer},
                                                             {"sent_at"},
                                                             {"quantity", table::Type::integer},
                                                             {"item"},
                                                             {"lot", table::Type::integer},
                                                             {"to"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::OnItsWay& one : all) {
    const std::string sent = calendar::to_rfc3339(one.sent_at, session.zone());
    const std::string item = lib::item_at(session.reader(), one.to.item).code;
    const std::string to = lib::shown(session.reader(), one.to.place).code;
    const std::array<table::Value, 6> values = {one.sending,       std::string_view(sent),
                                                one.part.quantity, std::string_view(item),
                                                one.part.lot,      std::string_view(to)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  const std::string& state = of("state");
  const char* text = N_("{0} × {1} {2} are at {3} {4} now (sent by {5})");
  if (state == "sent") {
    text =
        N_("{0} × {1} {2} are on their way to {3} {4}; when they have come: "
           "yangxiao redeem move --arrived {5}");
  } else if (state == "lost") {
    text = N_("{0} × {1} {2} on their way to {3} {4} are booked as missing (sent by {5})");
  }
  return fmt::format(fmt::runtime(tr(text)), of("quantity"), of("item"), of("name"), of("to"),
                     of("to_name"), of("sending"));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments[opt_list]) {
    const Status printed = list(session);
    return printed ? Result<Outcome>(Outcome::done) : Result<Outcome>(printed.error());
  }
  yangxiao::points::Request request{"redeem move", {}, {}};
  for (const Text* option : {&opt_item, &opt_station, &opt_partner, &opt_to, &opt_to_partner,
                             &opt_quantity, &opt_note, &points::opt_why}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  for (const Number* option : {&opt_lot, &opt_arrived, &opt_lost}) {
    const auto number = arguments[*option];
    request.arguments.emplace_back(option->name, number ? std::to_string(*number) : "");
  }
  request.arguments.emplace_back(opt_send.name, arguments[opt_send] ? "yes" : "");
  return points::book_once(
      session, request,
      [&](yangxiao::points::Ledger& ledger) {
        lib::StockLedger stock(ledger.chain());
        return ends_sending(arguments) ? end(session, stock) : begin(session, ledger);
      },
      sentence);
}

}  // namespace

cli::Verb move() {
  return {"move",
          N_("move goods from one place to another; donor and date go with them"),
          Shelf::change,
          {},
          {{N_("What goes where"),
            {&opt_item, &opt_quantity, &opt_station, &opt_partner, &opt_to, &opt_to_partner,
             &opt_lot, &opt_send, &opt_note, &points::opt_key}},
           {N_("What was sent"), {&opt_arrived, &opt_lost, &points::opt_why, &opt_list}},
           write_options()},
          need_of,
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem move --item WATER --qty 24 --station HY001 --to HY002",
            N_("a box is carried over")},
           {"yangxiao redeem move --item WATER --qty 24 --station HY001 --to HY002 --send",
            N_("a box is on its way")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
