// redeem import: lists of donations, and, by the verb of each, the other lists of redeem.
#include <fmt/format.h>

#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "points/key.hpp"
#include "redeem/donation_import.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_list{"list",       0,
                        "LIST",       N_("what the file lists (default: donations)"),
                        Form::choice, "donations|items|donors|partners|offers"};

// Of the other lists: each has a verb of its own that does the same.
const catalogue::Listed* other_list(const Arguments& arguments) {
  const std::string list = arguments[opt_list].value_or("donations");
  if (list == "items") return &items();
  if (list == "donors") return &donors();
  if (list == "partners") return &partners();
  return list == "offers" ? &offers() : nullptr;
}

OptionGroup options() {
  OptionGroup group = plain_import_options();
  group.options.insert(group.options.begin(), &opt_list);
  return group;
}

Result<Outcome> print_template(Session& session) {
  return print_blank_form(
      session, {"物品", "驿站", "合作方", "数量", "捐赠方", "捐赠日期", "有效期至", "备注"},
      {"item", "station", "partner", "quantity", "donor", "received_on", "expires", "note"});
}

Result<Outcome> import_all(Session& session) {
  const auto request = import_request(session, {});
  if (!request) return request.error();
  table::ImportOptions options{import_options_of(*request)};
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  lib::StockLedger stock(ledger->chain());
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = lib::import_donations(session.writer(), stock, session.zone(), input, options,
                                         session.reporter());
    if (!summary) return summary.error();
    Imported imported = imported_of(*summary);
    imported.sums =
        fmt::format(fmt::runtime(tr(N_("given, and on the shelf now: {0}"))), summary->quantity);
    return imported;
  });
}

Result<Outcome> undo(Session& session, std::int64_t batch) {
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  lib::StockLedger stock(ledger->chain());
  return commit_undone(session, batch, lib::undo_donations(session.writer(), stock, batch),
                       N_("import {0} taken back: {1} donations booked back"));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (const auto* listed = other_list(arguments)) return catalogue::import(*listed).run(session);
  if (arguments.has(opt_template)) return print_template(session);
  if (arguments[opt_batches]) return print_batches(session, lib::kDonations);
  if (const auto number = arguments[opt_undo]) {
    return undo(session, static_cast<std::int64_t>(*number));
  }
  return import_all(session);
}

}  // namespace

cli::Verb import() {
  return {
      "import",
      N_("take over lists: of donations, or of items, donors, partners, offers"),
      Shelf::import,
      {{"FILE", Form::file, Argument::Count::any}},
      {options(), write_options()},
      need_of_import,
      {0, 1, 3, 4, 5, 75},
      {{"yangxiao redeem import donations.csv", N_("a list that grew books its new rows alone")},
       {"yangxiao redeem import --list items items.csv", N_("as redeem item import does")},
       {"yangxiao redeem import --template csv > donations.csv", N_("an empty form")}},
      run,
      check_import};
}

}  // namespace yangxiao::cmd::redeem
