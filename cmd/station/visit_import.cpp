// station visit import: visitors' books.
#include "redeem/visit/visit_import.hpp"

#include <fmt/format.h>

#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "points/key.hpp"
#include "points/undone.hpp"
#include "station/verbs.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> import_all(Session& session) {
  const auto request = import_request(session, {});
  if (!request) return request.error();
  table::ImportOptions options{import_options_of(*request)};
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = redeem::import_visits(session.writer(), *ledger, session.zone(), input, options,
                                         session.reporter());
    if (!summary) return summary.error();
    Imported imported = imported_of(*summary);
    if (summary->no_members > 0) {
      imported.flaws.push_back({"no_member",
                                N_("counted, though the name is no member's (it is not kept)"),
                                summary->no_members});
    }
    imported.sums = fmt::format(fmt::runtime(tr(N_("people {0}, pieces given {1}"))),
                                summary->people, summary->given);
    return imported;
  });
}

Result<Outcome> undo(Session& session, std::int64_t batch) {
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  return commit_undone(
      session, batch,
      redeem::undo_visits(session.writer(), *ledger, batch, points::undo_reason(batch)),
      N_("import {0} taken back: {1} visits removed"));
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) {
    return print_blank_form(
        session, {"驿站", "时间", "人数", "成员编号", "姓名", "领取", "没找到", "备注"},
        {"station", "at", "people", "member", "member_name", "gave", "lacked", "note"});
  }
  if (arguments[opt_batches]) return print_batches(session, redeem::kVisits);
  if (const auto number = arguments[opt_undo]) {
    return undo(session, static_cast<std::int64_t>(*number));
  }
  return import_all(session);
}

}  // namespace

cli::Verb visit_import() {
  return {"import",
          N_("take over visitors' books: who came when, what they were given, what they missed"),
          Shelf::import,
          {{"FILE", Form::file, Argument::Count::any}},
          {plain_import_options(), write_options()},
          need_of_import_for_members,
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao station visit import visits.csv", N_("the same file again changes nothing")},
           {"yangxiao station visit import --template csv > visits.csv", N_("an empty form")}},
          run,
          check_import};
}

}  // namespace yangxiao::cmd::station
