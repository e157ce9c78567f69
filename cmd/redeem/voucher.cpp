// redeem voucher: prints a voucher again, or tells what its QR code says and whether that is true.
#include "redeem/voucher.hpp"

#include <fmt/format.h>

#include "base/input.hpp"
#include "base/text/checked_code.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/hex.hpp"
#include "calendar/civil.hpp"
#include "cli/field_lines.hpp"
#include "cli/rows_out.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/payload.hpp"
#include "redeem/printed_voucher.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_public_key{
    "key", 0, "KEY", N_("the book's public key, or a file with it: nothing else is asked")};
constexpr Flag opt_show_key{"public-key", 0,
                            N_("print the public key of this book, for whoever checks vouchers")};

Need need_of(const Arguments& arguments) {
  if (arguments.has(opt_public_key)) return Need::none;
  return arguments[opt_show_key] ? Need::read : Need::write;
}

Status check(const Arguments& arguments) {
  const bool has_word = !arguments.words().empty();
  if (!has_word && !arguments[opt_show_key]) {
    return Error{Problem::argument_missing, {"CODE|PAYLOAD"}, {}};
  }
  if (has_word && arguments[opt_show_key]) {
    return Error{Problem::argument_extra, {arguments.words().front()}, {}};
  }
  return check_picture(arguments);
}

Result<lib::PublicKey> public_key_of(const std::string& word) {
  if (const auto key = lib::parse_public_key(word)) return *key;
  const auto text = read_whole(word);
  const auto key = text ? lib::parse_public_key(text::trimmed(*text)) : std::nullopt;
  if (key) return *key;
  return Error{Problem::public_key_bad, {word}, {}};
}

Status print_payload(Session& session, const lib::Payload& payload, const lib::PublicKey& key) {
  const bool at_station = payload.kind == lib::Place::Kind::station;
  const std::string until = calendar::to_rfc3339(payload.valid_until, session.zone());
  if (session.shape() == Shape::table) {
    const std::string lines =
        field_lines({{tr(N_("voucher")), text::in_halves(payload.code)},
                     {tr(N_("item")), fmt::format("{} × {}", payload.quantity, payload.item)},
                     {tr(at_station ? N_("station") : N_("partner")), payload.place},
                     {tr(N_("good until")), end_shown(session, payload.valid_until)},
                     {tr(N_("book")), payload.book},
                     {tr(N_("public key")), text::to_hex(key)}});
    const char* offline =
        payload.offline ? N_("It may be handed out without the book, at this place alone: write "
                             "down its code and the time.")
                        : N_("It is not to be handed out without the book.");
    return session.out().write(
        lines +
        tr(N_("The book with this key issued it. Whether it is still open, only the book "
              "knows.")) +
        "\n" + tr(offline) + "\n");
  }
  static constexpr std::array<table::Column, 9> kColumns = {{{"code"},
                                                             {"item"},
                                                             {"quantity", table::Type::integer},
                                                             {"station"},
                                                             {"partner"},
                                                             {"valid_until"},
                                                             {"offline", table::Type::boolean},
                                                             {"book"},
                                                             {"key"}}};
  const std::string hex = text::to_hex(key);
  const std::string nothing;
  const std::array<table::Value, 9> values = {std::string_view(payload.code),
                                              std::string_view(payload.item),
                                              payload.quantity,
                                              text_or_nothing(at_station ? payload.place : nothing),
                                              text_or_nothing(at_station ? nothing : payload.place),
                                              std::string_view(until),
                                              payload.offline,
                                              std::string_view(payload.book),
                                              std::string_view(hex)};
  return print_object(session, kColumns, values);
}

// Without the book: the signature, and the clock.
Result<Outcome> check_offline(Session& session) {
  const auto key = public_key_of(*session.arguments()[opt_public_key]);
  if (!key) return key.error();
  std::string text = session.arguments().words().front();
  if (text == "-") {
    auto read = read_whole(text);
    if (!read) return read.error();
    text = std::move(*read);
  }
  const auto payload = lib::open_payload(text, *key);
  if (!payload) return payload.error();
  if (payload->valid_until <= session.clock().now()) {
    return points::as_read(session,
                           Error{Problem::payload_lapsed,
                                 {payload->code, std::to_string(payload->valid_until.seconds)},
                                 {}});
  }
  const Status printed = print_payload(session, *payload, *key);
  if (!printed) return printed.error();
  return Outcome::done;
}

Result<Outcome> show_key(Session& session) {
  const auto keys = issued_keys(session);
  if (!keys) return keys.error();
  if (keys->empty()) return Error{Problem::voucher_key_missing, {}, {}};
  const Status printed = session.out().write(text::to_hex(keys->front()) + "\n");
  if (!printed) return printed.error();
  return Outcome::done;
}

Result<Outcome> print_again(Session& session) {
  // A clock that is wrong is not to write down when it was printed.
  const auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  const auto redemption = redemption_of(session);
  if (!redemption) return redemption.error();
  const Status good = lib::check_voucher(session.reader(), *redemption, session.clock().now());
  if (!good) return points::as_read(session, good.error());
  const auto payload = signed_payload(session, *redemption);
  if (!payload) return payload.error();
  lib::RedemptionStep step;
  step.at = session.clock().now();
  step.kind = lib::StepKind::print;
  lib::keep_step(session.writer(), *redemption, step);
  const auto told = told_of(session, *redemption, lib::State::open, *payload);
  Status printed = print_voucher(session, told);
  if (printed) printed = session.commit();
  if (printed) printed = keep_picture(session, *payload);
  if (!printed) return printed.error();
  return Outcome::done;
}

Result<Outcome> run(Session& session) {
  if (session.arguments().has(opt_public_key)) return check_offline(session);
  return session.arguments()[opt_show_key] ? show_key(session) : print_again(session);
}

}  // namespace

cli::Verb voucher() {
  return {
      "voucher",
      N_("print a voucher again, or check without the book what its QR code says"),
      Shelf::look_up,
      {{"CODE|PAYLOAD", Form::text, Argument::Count::maybe}},
      {{N_("Checking"), {&opt_public_key, &opt_show_key}},
       {N_("Printing"), {&opt_qr}},
       write_options()},
      need_of,
      {0, 1, 4, 5, 75},
      {{"yangxiao redeem voucher 7K3M-9QXF --qr voucher.svg",
        N_("lost, and printed again; that is written down")},
       {"yangxiao redeem voucher --public-key > public.key", N_("for a counter without the book")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::redeem
