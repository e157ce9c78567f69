// redeem reserve: holds points and goods, and prints the voucher.
#include "redeem/reserve.hpp"

#include "catalogue/reference.hpp"
#include "member/member.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/collect.hpp"
#include "redeem/phone_digits.hpp"
#include "redeem/printed_voucher.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Text opt_member{"member", 0, "CODE", N_("who gets it")};
constexpr Flag opt_offline{
    "offline", 0,
    N_("it may be handed out there without the book: the place's list tells (collect --from)")};
constexpr Flag opt_collect{"collect", 0, N_("hand it over at once, at the counter")};

Status check(const Arguments& arguments) {
  if (arguments.has(opt_qr) && arguments[opt_collect]) {
    return Error{Problem::options_exclude, {"--qr", "--collect"}, {}};
  }
  if (arguments[opt_offline] && arguments[opt_collect]) {
    return Error{Problem::options_exclude, {"--offline", "--collect"}, {}};
  }
  if (arguments.has(opt_phone) && !arguments[opt_collect]) {
    return Error{Problem::option_needs, {"--phone", "--collect"}, {}};
  }
  Status digits = check_phone_digits(arguments);
  if (digits) digits = check_place(arguments, true);
  if (digits) digits = check_picture(arguments);
  return digits ? check_quantity(arguments[opt_quantity_or_one], "--qty") : digits;
}

Result<lib::Wish> wish_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto item = lib::item_with_word(session.reader(), arguments.words().front());
  if (!item) return item.error();
  const auto place = place_of(session);
  if (!place) return place.error();
  lib::Wish wish{
      *item, {}, *place, quantity_of(arguments, opt_quantity_or_one), arguments[opt_offline]};
  if (const auto code = arguments[opt_member]) {
    const auto member = catalogue::lib::entry_with_word(session.reader(), member::members(), *code);
    if (!member) return member.error();
    wish.member = member->id;
  }
  return wish;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const auto wish = wish_of(session);
  if (!wish) return wish.error();
  const lib::Terms terms = terms_of(session);
  const auto reserved = lib::reserve(session.writer(), ledger, terms, *wish);
  if (!reserved) return reserved.error();
  if (!session.arguments()[opt_collect]) {
    const auto payload = signed_payload(session, *reserved);
    if (!payload) return payload.error();
    return told_of(session, *reserved, lib::State::open, *payload);
  }
  const Status collected = lib::collect(session.writer(), ledger, terms, *reserved,
                                        collecting_of(session.arguments(), {}));
  if (!collected) return collected.error();
  return told_of(session, *reserved, lib::State::collected);
}

// Asked again, a voucher is printed again, which is written down; one that is not open any more is
// told as what it is, and has no QR code.
Status print_again(Session& session, std::vector<Told>& told) {
  const auto redemption =
      lib::redemption_with_code(session.reader(), points::text_of(told, "code"));
  const bool was_open = points::text_of(told, "state") == lib::name_of(lib::State::open);
  if (!redemption || !was_open) return {};
  const lib::State state = lib::state_at(*redemption, session.clock().now());
  if (state != lib::State::open) {
    told = told_of(session, *redemption, state);
    return {};
  }
  const auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  lib::RedemptionStep step;
  step.at = session.clock().now();
  step.kind = lib::StepKind::print;
  lib::keep_step(session.writer(), *redemption, step);
  return {};
}

// By whatever word it was said.
std::string member_asked(const Session& session) {
  const std::string word = session.arguments()[opt_member].value_or("");
  if (word.empty()) return word;
  const auto member = catalogue::lib::entry_with_word(session.reader(), member::members(), word);
  return member ? member->code : word;
}

yangxiao::points::Request request_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{"redeem reserve", {}, {{"item", arguments.words().front()}}};
  request.arguments.emplace_back(opt_member.name, member_asked(session));
  for (const Text* option : {&opt_station, &opt_partner, &opt_quantity_or_one, &opt_phone}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  for (const Flag* option : {&opt_collect, &opt_offline}) {
    request.arguments.emplace_back(option->name, arguments[*option] ? "yes" : "");
  }
  return request;
}

Result<Outcome> run(Session& session) {
  return points::book_once(
      session, request_of(session),
      [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      [&](std::span<const Told> told) { return voucher_page(session, told); },
      [&](std::span<const Told> told) {
        return keep_picture(session, points::text_of(told, "payload"));
      },
      [&](std::vector<Told>& told) { return print_again(session, told); });
}

}  // namespace

cli::Verb reserve() {
  return {"reserve",
          N_("hold an item and its points for a member, and print the voucher"),
          Shelf::change,
          {{"ITEM"}},
          {{N_("What, for whom, where"),
            {&opt_member, &opt_station, &opt_partner, &opt_quantity_or_one, &opt_offline, &opt_qr,
             &points::opt_key}},
           {N_("At the counter"), {&opt_collect, &opt_phone}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem reserve LUNCH --member M1 --partner QC",
            N_("a lunch at a hotel, to be collected with the voucher")},
           {"yangxiao redeem reserve WATER --station HY001 --qty 30 --collect",
            N_("thirty bottles of what is free, handed out at once")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
