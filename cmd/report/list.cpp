// report list: reports by what they say, the newest first.
#include "report/list.hpp"

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "report/report_table.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Texts opt_state{"state",
                          0,
                          "STATE",
                          N_("only in this state (repeatable)"),
                          Form::choice,
                          "filed|accepted|dispatched|resolved|verified|closed|rejected|withdrawn|"
                          "parked"};
constexpr Text opt_category{"category", 0, "CODE", N_("only this category and what is below it")};
constexpr Text opt_channel{"channel", 0, "CODE", N_("only by this channel")};
constexpr Text opt_station{"station", 0, "CODE", N_("only of this station"), Form::station};
constexpr Text opt_agency{"agency", 0, "CODE", N_("only handled by this agency")};
constexpr Text opt_member{"member", 0, "CODE", N_("only reported by this member")};
constexpr Text opt_since{"since", 0, "TIME", N_("only reported at this time or later"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only reported before this time"), Form::time};
constexpr Flag opt_flawed{"flawed", 0, N_("only those in which something is not right")};

struct Reference {
  const Text* option;
  const char* table;
  std::optional<std::int64_t>* row;
};

Status find_references(const Session& session, lib::ListQuery& query) {
  yangxiao::catalogue::References references(session.reader());
  std::optional<std::int64_t> category;
  for (const Reference& wanted : {Reference{&opt_category, "category", &category},
                                  {&opt_channel, "channel", &query.channel},
                                  {&opt_station, "station", &query.station},
                                  {&opt_agency, "agency", &query.agency},
                                  {&opt_member, "member", &query.member}}) {
    const auto word = session.arguments()[*wanted.option];
    if (!word) continue;
    const auto row = references.find(wanted.table, *word, "--" + std::string(wanted.option->name));
    if (!row) return row.error();
    *wanted.row = *row;
  }
  if (category) query.categories = lib::CategoryTree(session.reader()).below(*category);
  return {};
}

Result<lib::ListQuery> query_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  lib::ListQuery query;
  const Status found = find_references(session, query);
  if (!found) return found.error();
  for (const std::string& word : arguments[opt_state]) {
    query.states.push_back(*lib::state_named(word));
  }
  query.subdistrict = arguments[opt_subdistrict];
  query.flawed = arguments[opt_flawed];
  query.limit = arguments[opt_limit];
  if (const auto text = arguments[opt_since]) {
    const auto time = session.time(*text);
    if (!time) return time.error();
    query.since = *time;
  }
  if (const auto text = arguments[opt_until]) {
    const auto time = session.time(*text);
    if (!time) return time.error();
    query.until = *time;
  }
  if (const auto word = arguments[opt_after]) {
    const auto report = lib::report_named(session.reader(), *word);
    if (!report) return report.error();
    query.after = report->id;
  }
  return query;
}

Status print_for_machines(Session& session, View& view, const lib::ListQuery& query) {
  auto writer = rows_out(session, machine_columns());
  if (!writer) return writer.error();
  const Status listed = lib::list_reports(session.reader(), query, [&](const lib::Report& report) {
    return (*writer)->row(view.machine_row(report));
  });
  return listed ? (*writer)->finish() : listed;
}

// The day and minute are enough for people.
std::string short_time(const std::string& rfc3339) {
  std::string text = rfc3339.substr(0, 16);
  if (text.size() == 16) text[10] = ' ';
  return text;
}

Status print_for_people(Session& session, View& view, const lib::ListQuery& query) {
  std::vector<std::vector<std::string>> rows;
  const Status listed =
      lib::list_reports(session.reader(), query, [&](const lib::Report& report) -> Status {
        rows.push_back({lib::code_of(report.id), short_time(view.time_text(report.filed_at)),
                        std::string(text_of_state(report.state)), view.category(report),
                        view.station(report), view.remark(report.description)});
        return {};
      });
  if (!listed) return listed;
  return print_table(session,
                     {{"code", N_("CODE")},
                      {"reported_at", N_("REPORTED")},
                      {"status", N_("STATE")},
                      {"category", N_("CATEGORY")},
                      {"station", N_("STATION")},
                      {"description", N_("DESCRIPTION")}},
                     std::move(rows));
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  const auto query = query_of(session);
  if (!query) return query.error();
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, *query)
                             : print_for_machines(session, *view, *query);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb list() {
  return {"list",
          N_("list reports, the newest first"),
          Shelf::look_up,
          {},
          {{N_("Which reports"),
            {&opt_state, &opt_category, &opt_channel, &opt_station, &opt_subdistrict, &opt_agency,
             &opt_member, &opt_since, &opt_until, &opt_flawed, &opt_limit, &opt_after}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report list --state filed --category hazard --limit 20",
            N_("the newest that nobody has accepted, of one branch of the tree")},
           {"yangxiao report list --flawed --format csv",
            N_("what is not right in the files, for a spreadsheet")}},
          run};
}

}  // namespace yangxiao::cmd::report
