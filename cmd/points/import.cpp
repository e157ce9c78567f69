// points import: what members bring along from another book.
#include <fmt/format.h>

#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "points/key.hpp"
#include "points/opening.hpp"
#include "points/undone.hpp"
#include "points/verbs.hpp"
#include "redeem/release.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// A row that is passed over would leave a member half of what they had: so none is.
OptionGroup options() {
  return {N_("Import"),
          {&opt_input_format, &opt_sheet, &opt_header_row, &opt_encoding, &opt_template,
           &opt_batches, &opt_undo, &opt_max_field, &opt_max_unpacked}};
}

Result<Outcome> print_template(Session& session) {
  return print_blank_form(session, {"编号", "积分", "有效期至", "备注"},
                          {"member", "points", "expires_on", "note"});
}

Result<Outcome> import_all(Session& session) {
  const auto request = import_request(session, {});
  if (!request) return request.error();
  table::ImportOptions options{import_options_of(*request)};
  auto ledger = open_ledger(session);
  if (!ledger) return ledger.error();
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = lib::import_openings(session.writer(), *ledger, session.zone(), input, options,
                                        session.reporter());
    if (!summary) return summary.error();
    Imported imported = imported_of(*summary);
    imported.sums = fmt::format(fmt::runtime(tr(N_("points booked: {0} for {1} members"))),
                                summary->points, summary->members);
    return imported;
  });
}

Result<Outcome> undo(Session& session, std::int64_t batch) {
  auto ledger = open_ledger(session);
  if (!ledger) return ledger.error();
  const Status freed = yangxiao::redeem::free_lapsed(session.writer(), *ledger);
  if (!freed) return freed.error();
  const auto undone = lib::undo_openings(session.writer(), *ledger, batch, undo_reason(batch));
  if (undone && undone->unrecovered != 0) {
    session.reporter().note(Note::points_not_recovered, {std::to_string(undone->unrecovered)}, {});
  }
  return commit_undone(
      session, batch,
      undone ? Result<store::Undone>(undone->rows) : Result<store::Undone>(undone.error()),
      N_("import {0} taken back: {1} balances reversed"));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) return print_template(session);
  if (arguments[opt_batches]) return print_batches(session, lib::kOpenings);
  if (const auto number = arguments[opt_undo]) {
    return undo(session, static_cast<std::int64_t>(*number));
  }
  return import_all(session);
}

}  // namespace

cli::Verb import() {
  return {"import",
          N_("take over balances from another book, with the days until which they last"),
          Shelf::import,
          {{"FILE", Form::file, Argument::Count::any}},
          {options(), write_options()},
          need_of_import_for_members,
          {0, 1, 4, 5, 75},
          {{"yangxiao points import balances.csv",
            N_("member, points, last day; once per member, and the same file again books nothing")},
           {"yangxiao points import --template csv > balances.csv", N_("an empty form")}},
          run,
          check_import};
}

}  // namespace yangxiao::cmd::points
