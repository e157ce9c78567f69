// redeem return: what was handed out comes back.
#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "points/by_hand.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/returning.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

constexpr Flag opt_restock{"restock", 0, N_("onto the shelf again: of goods; else it is waste")};

Status check(const Arguments& arguments) { return points::check_reason(arguments); }

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  const auto redemption = redemption_of(session);
  if (!redemption) return redemption.error();
  const Arguments& arguments = session.arguments();
  const auto taken =
      lib::take_back(session.writer(), ledger, terms_of(session), *redemption,
                     {arguments[points::opt_why].value_or(""), arguments[opt_restock]});
  if (!taken) return taken.error();
  std::vector<Told> told = told_of(session, *redemption, lib::State::returned);
  told.push_back({"given_back", std::to_string(taken->points), true});
  told.push_back({"restocked", std::to_string(taken->restocked), true});
  told.push_back({"wasted", std::to_string(taken->wasted), true});
  return told;
}

std::string sentence(std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  std::string text = fmt::format(
      fmt::runtime(tr(N_("{0} × {1} {2} of voucher {3} returned: {4} points back"))),
      of("quantity"), of("item"), of("name"), text::in_halves(of("code")), of("given_back"));
  // Nothing, of what an older version has told.
  const auto some = [&](const char* name) { return !of(name).empty() && of(name) != "0"; };
  if (some("restocked")) {
    text += fmt::format(fmt::runtime(tr(N_("; on the shelf again: {0}"))), of("restocked"));
  }
  if (some("wasted")) {
    text += fmt::format(fmt::runtime(tr(N_("; booked as waste: {0}"))), of("wasted"));
  }
  return text;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{"redeem return",
                                    {},
                                    {{"code", arguments.words().front()},
                                     {"reason", arguments[points::opt_why].value_or("")},
                                     {"restock", arguments[opt_restock] ? "yes" : ""}}};
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      sentence);
}

}  // namespace

cli::Verb take_back() {
  return {"return",
          N_("take back what was handed out: spoiled, wrong, empty, or never collected"),
          Shelf::change,
          {{"CODE"}},
          {{N_("Why"), {&points::opt_why, &opt_restock, &points::opt_key}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao redeem return 7K3M-9QXF --reason 饭菜变质",
            N_("the points are the member's again; the meal is booked as waste")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::redeem
