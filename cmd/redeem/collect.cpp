// redeem collect: hands over what a voucher is for, or takes in what was handed over elsewhere.
#include "redeem/collect.hpp"

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/collect_list.hpp"
#include "redeem/payload.hpp"
#include "redeem/phone_digits.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Flag opt_scanned{"qr", 0, N_("the code was scanned, not typed")};

Need need_of(const Arguments& arguments) {
  return arguments.has(opt_template) ? Need::none : Need::write;
}

Status check(const Arguments& arguments) {
  const Status about_list = check_place_list(arguments);
  if (!about_list) return about_list;
  if (is_about_list(arguments)) {
    const bool has_proof = arguments.has(opt_phone) || arguments[opt_scanned];
    if (!has_proof) return {};
    return Error{
        Problem::options_exclude, {"--from", arguments.has(opt_phone) ? "--phone" : "--qr"}, {}};
  }
  if (arguments.words().empty()) return Error{Problem::argument_missing, {"CODE|PAYLOAD"}, {}};
  if (arguments.has(opt_phone) && arguments[opt_scanned]) {
    return Error{Problem::options_exclude, {"--phone", "--qr"}, {}};
  }
  const Status digits = check_phone_digits(arguments);
  return digits ? check_place(arguments, false) : digits;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const auto redemption = redemption_of(session);
  if (!redemption) return redemption.error();
  const auto place = place_if_said(session);
  if (!place) return place.error();
  const bool is_scanned =
      session.arguments()[opt_scanned] || lib::is_payload(session.arguments().words().front());
  lib::Collecting asked =
      collecting_of(session.arguments(), is_scanned ? lib::Proof::qr : lib::Proof::code);
  asked.place = *place;
  const Status collected =
      lib::collect(session.writer(), ledger, terms_of(session), *redemption, asked);
  if (!collected) return collected.error();
  return told_of(session, *redemption, lib::State::collected);
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  return fmt::format(fmt::runtime(tr(N_("hand over {0} × {1} {2} (voucher {3})"))), of("quantity"),
                     of("item"), of("name"), text::in_halves(of("code")));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (is_about_list(arguments)) return take_place_list(session);
  yangxiao::points::Request request{"redeem collect", {}, {{"code", arguments.words().front()}}};
  for (const Text* option : {&opt_station, &opt_partner, &opt_phone}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  request.arguments.emplace_back(opt_scanned.name, arguments[opt_scanned] ? "yes" : "");
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      sentence);
}

}  // namespace

cli::Verb collect() {
  return {"collect",
          N_("hand over what a voucher is for"),
          Shelf::change,
          {{"CODE|PAYLOAD", Form::text, Argument::Count::maybe}},
          {{N_("How and where"),
            {&opt_phone, &opt_scanned, &opt_station, &opt_partner, &points::opt_key}},
           place_list_options(),
           write_options()},
          need_of,
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao redeem collect 7K3M-9QXF", N_("by the code on the voucher")},
           {"yangxiao redeem collect 7K3M-9QXF --phone 0101 --partner QC",
            N_("with the last digits of the phone, at this counter")},
           {"yangxiao redeem collect --from handed-out.csv --partner QC --until 9:30",
            N_("what the hotel handed out without the book, until half past nine")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
