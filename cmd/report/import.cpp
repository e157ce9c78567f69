// report import: any channel's file of reports into the book.
#include "report/import.hpp"

#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "points/undone.hpp"
#include "report/followed.hpp"
#include "report/profile_draft.hpp"
#include "report/typed.hpp"
#include "report/verbs.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Text opt_channel{"channel", 0, "CODE",
                           N_("the channel of a file that does not say; made where it is new")};
constexpr Flag opt_suggest{"suggest", 0,
                           N_("print a profile drafted from the file, for you to finish")};
constexpr Flag opt_new_categories{"new-categories", 0,
                                  N_("make a category below other of each word that names none")};
constexpr Flag opt_new_members{"new-members", 0,
                               N_("make members of reporters whose phone nobody has")};

Imported shown(lib::ImportSummary summary) {
  Imported imported = imported_of(summary);
  for (std::size_t i = 0; i < lib::kFlaws; ++i) {
    const auto flaw = static_cast<lib::Flaw>(i);
    if (summary.flaws[i] == 0) continue;
    imported.flaws.push_back({lib::name_of(flaw), text_of_flaw(flaw), summary.flaws[i]});
  }
  for (const lib::Conflict& conflict : summary.conflicts) {
    imported.conflicts.push_back({conflict.code, std::string(lib::name_of(conflict.field)),
                                  heading_of(conflict.field), conflict.kept, conflict.in_file});
  }
  for (const lib::RowChange& change : summary.changes) {
    Imported::Change one{change.code, {}};
    for (std::size_t i = 0; i < lib::kFields; ++i) {
      const auto field = static_cast<lib::Field>(i);
      if ((change.fields & lib::bit(field)) != 0) one.headings.push_back(heading_of(field));
    }
    imported.changes.push_back(std::move(one));
  }
  return imported;
}

Result<Outcome> import_all(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto request = import_request(session, lib::profile_form());
  if (!request) return request.error();
  lib::ImportOptions options{import_options_of(*request)};
  options.zone = session.zone();
  options.channel = arguments[opt_channel].value_or("");
  options.new_categories = arguments[opt_new_categories];
  options.new_members = arguments[opt_new_members];
  auto rules = rules_of(session);
  if (!rules) return rules.error();
  options.rules = std::move(*rules);
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = lib::import_reports(session.writer(), input, options, session.reporter());
    if (!summary) return summary.error();
    const Status followed = follow_in_ledger(session);
    if (!followed) return followed.error();
    return shown(std::move(*summary));
  });
}

// A form to fill in, with one example row.
Result<Outcome> print_empty_form(Session& session) {
  const std::vector<std::string> headers =
      language() == Language::zh_CN
          ? std::vector<std::string>{"工单号", "上报时间", "渠道", "分类", "描述",   "地址", "纬度",
                                     "经度",   "坐标系",   "街道", "驿站", "上报人", "电话", "状态"}
          : std::vector<std::string>{"external_id", "reported_at", "channel", "category",
                                     "description", "address",     "lat",     "lon",
                                     "datum",       "subdistrict", "station", "reporter",
                                     "phone",       "status"};
  const bool chinese = language() == Language::zh_CN;
  const std::vector<std::string> example = {
      "2026-0001",
      "2026-11-24 08:30",
      chinese ? "电话" : "phone",
      chinese ? "路面破损" : "road_damage",
      chinese ? "示例行，填写前删除" : "an example: delete this row",
      chinese ? "鹦鹉大道 12 号" : "12 Yingwu Avenue",
      "30.5536",
      "114.2103",
      "gcj02",
      "建桥街道",
      "",
      chinese ? "张三" : "Zhang San",
      "13800005678",
      chinese ? "待受理" : "filed"};
  return print_form(session, headers, example);
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) return print_empty_form(session);
  if (arguments[opt_suggest]) return suggest(session);
  if (arguments[opt_batches]) return print_batches(session, lib::kBatchSubject);
  if (const auto number = arguments[opt_undo]) {
    const auto batch = static_cast<std::int64_t>(*number);
    return points::commit_undone(
        session, batch,
        settle::undo_reports(session.writer(), points::ledger_of(session), batch,
                             points::undo_reason(batch)),
        N_("import {0} taken back: {1} reports removed, {2} as they were before"));
  }
  return import_all(session);
}

}  // namespace

cli::Verb import() {
  return {"import",
          N_("take over a channel's file of reports"),
          Shelf::import,
          {{"FILE", Form::file, Argument::Count::any}},
          {import_options(),
           {N_("Reports"), {&opt_suggest, &opt_channel, &opt_new_categories, &opt_new_members}},
           write_options()},
          [](const Arguments& arguments) {
            return arguments[opt_suggest] ? Need::read_or_new : need_of_import(arguments);
          },
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao report import reports.csv",
            N_("all or nothing; a file that is imported again changes nothing")},
           {"yangxiao report import calls.csv --channel phone --dry-run",
            N_("a file that does not say its channel, tried first")},
           {"yangxiao report import --suggest reports.csv > profile.toml",
            N_("a draft of a profile for a file that nobody has described yet")},
           {"yangxiao report import requests.json",
            N_("service requests of Open311 GeoReport v2, of this book or of another")},
           {"yangxiao report import --undo 7", N_("take an import back as a whole")}},
          run,
          check_import};
}

}  // namespace yangxiao::cmd::report
