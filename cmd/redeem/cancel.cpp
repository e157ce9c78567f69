// redeem cancel: gives points and goods back that are held for a voucher.
#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/release.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Flag opt_office{
    "office", 0, N_("the office is the cause: points that ran out meanwhile are given anew")};

Status check(const Arguments& arguments) {
  return arguments[opt_office] ? points::check_reason(arguments) : Status();
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const auto redemption = redemption_of(session);
  if (!redemption) return redemption.error();
  const Arguments& arguments = session.arguments();
  const lib::Cancelling asked{arguments[opt_office] ? lib::Cause::office : lib::Cause::member,
                              arguments[points::opt_why].value_or("")};
  const auto released =
      lib::cancel(session.writer(), ledger, terms_of(session), *redemption, asked);
  if (!released) return released.error();
  std::vector<Told> told = told_of(session, *redemption, lib::State::cancelled);
  told.push_back({"given_back", std::to_string(released->points), true});
  told.push_back({"expired", std::to_string(released->expired), true});
  told.push_back({"renewed", std::to_string(released->renewed), true});
  return told;
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  std::string text = fmt::format(fmt::runtime(tr(N_("voucher {0} cancelled: {1} points back"))),
                                 text::in_halves(of("code")), of("given_back"));
  if (of("expired") != "0") {
    text += fmt::format(fmt::runtime(tr(N_("; {0} of them had run out"))), of("expired"));
  }
  if (of("renewed") != "0") {
    text += fmt::format(fmt::runtime(tr(N_("; {0} of them are given anew"))), of("renewed"));
  }
  return text;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{"redeem cancel",
                                    {},
                                    {{"code", arguments.words().front()},
                                     {"reason", arguments[points::opt_why].value_or("")},
                                     {"office", arguments[opt_office] ? "yes" : ""}}};
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      sentence);
}

}  // namespace

cli::Verb cancel() {
  return {"cancel",
          N_("cancel a voucher: its points are the member's again, the goods on the shelf"),
          Shelf::change,
          {{"CODE"}},
          {{N_("Why"), {&opt_office, &points::opt_why, &points::opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem cancel 7K3M-9QXF", N_("as the member wishes")},
           {"yangxiao redeem cancel 7K3M-9QXF --office --reason 驿站停电",
            N_("by the office's fault: nothing of their points is lost")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
