// points activity import: sign-in sheets of volunteer service.
#include <fmt/format.h>

#include "activity/import.hpp"
#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "points/undone.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Result<Outcome> print_template(Session& session) {
  return print_blank_form(
      session, {"活动编号", "活动名称", "队伍", "日期", "开始时间", "时长", "成员编号", "姓名"},
      {"activity", "name", "team", "date", "start", "hours", "member", "member_name"});
}

Imported shown(activity::ImportSummary summary) {
  Imported imported = imported_of(summary);
  imported.sums = fmt::format(fmt::runtime(tr(N_("activities {0}, new minutes {1}"))),
                              summary.taken.activities.size(), summary.taken.minutes);
  const std::pair<const char*, std::pair<const char*, std::uint64_t>> flaws[] = {
      {"overlaps",
       {N_("wait, since the member was elsewhere at that time"), summary.taken.overlapping}},
      {"not_joined",
       {N_("do not count, since they were no members then"), summary.taken.not_joined}}};
  for (const auto& [name, flaw] : flaws) {
    if (flaw.second != 0) imported.flaws.push_back({name, flaw.first, flaw.second});
  }
  imported.conflicts_text =
      N_("other hours than are known: {0}; they wait for points activity decide");
  for (const activity::Conflict& one : summary.taken.conflicts) {
    imported.conflicts.push_back(
        {one.activity + " " + one.member, "minutes", N_("minutes"), one.known, one.in_file});
  }
  return imported;
}

Result<Outcome> import_all(Session& session) {
  const auto request = import_request(session, {});
  if (!request) return request.error();
  table::ImportOptions options{import_options_of(*request)};
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = activity::import_sheet(session.writer(), session.zone(), input, options,
                                          session.reporter());
    if (!summary) return summary.error();
    return shown(std::move(*summary));
  });
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) return print_template(session);
  if (arguments[opt_batches]) return print_batches(session, activity::kBatchSubject);
  if (const auto number = arguments[opt_undo]) {
    const auto batch = static_cast<std::int64_t>(*number);
    return commit_undone(session, batch,
                         settle::undo_sheet(session.writer(), session.zone(), ledger_of(session),
                                            batch, undo_reason(batch)),
                         N_("import {0} taken back: {1} figures removed"));
  }
  return import_all(session);
}

}  // namespace

cli::Verb activity_import() {
  return {
      "import",
      N_("take over sign-in sheets: who took part in which activity, and for how long"),
      Shelf::import,
      {{"FILE", Form::file, Argument::Count::any}},
      {plain_import_options(), write_options()},
      need_of_import_for_members,
      {0, 1, 3, 4, 5, 75},
      {{"yangxiao points activity import activities.csv",
        N_("the same sheet again changes nothing; other hours wait for a decision")},
       {"yangxiao points activity import --template csv > activities.csv", N_("an empty form")}},
      run,
      check_import};
}

}  // namespace yangxiao::cmd::points
