// station visit stats: how many came, by where and when.
#include <array>

#include <fmt/format.h>

#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/visit/visit_counts.hpp"
#include "station/facility.hpp"
#include "station/verbs.hpp"
#include "station/visit_filters.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using redeem::VisitCounts;
using redeem::VisitsBy;

constexpr Text opt_visits_by{"by",         0,
                             "WHAT",       N_("a row for each (default: all together)"),
                             Form::choice, "station|hour|weekday|day|month|item|lacked"};

constexpr std::array<std::pair<std::string_view, VisitsBy>, 7> kWays = {
    {{"station", VisitsBy::station},
     {"hour", VisitsBy::hour},
     {"weekday", VisitsBy::weekday},
     {"day", VisitsBy::day},
     {"month", VisitsBy::month},
     {"item", VisitsBy::item},
     {"lacked", VisitsBy::lacked}}};

VisitsBy by_of(const Arguments& arguments) {
  const std::string word = arguments[opt_visits_by].value_or("");
  for (const auto& [name, way] : kWays) {
    if (name == word) return way;
  }
  return VisitsBy::all;
}

// What a group is called: the name of a station, of an item, of a facility.
class GroupNames {
 public:
  GroupNames(const store::Reader& book, VisitsBy by)
      : references_(book), facilities_(lib::FacilityList::read(book)), by_(by) {}

  std::string name_of(const std::string& key) {
    if (by_ == VisitsBy::station) return named("station", key);
    if (by_ == VisitsBy::item) return named("item", key);
    if (by_ != VisitsBy::lacked) return {};
    return facility_called(facilities_, key);
  }

 private:
  std::string named(std::string_view table, const std::string& code) {
    const auto row = references_.find(table, code, "");
    return row ? references_.name_of(table, *row) : std::string();
  }

  yangxiao::catalogue::References references_;
  lib::FacilityList facilities_;
  VisitsBy by_;
};

std::string group_shown(VisitsBy by, const std::string& key) {
  if (by == VisitsBy::all) return tr(N_("all"));
  if (key.empty()) return tr(N_("(not said)"));
  if (by == VisitsBy::hour) return key + ":00";
  if (by != VisitsBy::weekday) return key;
  static constexpr const char* kDays[] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                          N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                          N_("Sunday")};
  return tr(kDays[key[0] - '1']);
}

Status print_for_people(Session& session, VisitsBy by, const std::vector<VisitCounts>& counts) {
  GroupNames names(session.reader(), by);
  const bool has_names = by == VisitsBy::station || by == VisitsBy::item || by == VisitsBy::lacked;
  std::vector<std::vector<std::string>> rows;
  for (const VisitCounts& one : counts) {
    std::vector<std::string> row = {group_shown(by, one.key)};
    if (has_names) row.push_back(names.name_of(one.key));
    for (const std::int64_t number : {one.visits, one.people, one.members, one.given, one.lacked}) {
      row.push_back(std::to_string(number));
    }
    rows.push_back(std::move(row));
  }
  std::vector<TextColumn> columns = {{"group", N_("GROUP")}};
  if (has_names) columns.push_back({"name", N_("NAME")});
  columns.insert(columns.end(), {{"visits", N_("VISITS"), Align::right},
                                 {"people", N_("PEOPLE"), Align::right},
                                 {"members", N_("MEMBERS"), Align::right},
                                 {"given", N_("WAS GIVEN"), Align::right},
                                 {"lacked", N_("DID NOT FIND"), Align::right}});
  return print_table(session, columns, std::move(rows));
}

Status print_for_machines(Session& session, VisitsBy by, const std::vector<VisitCounts>& counts) {
  using table::Type;
  static constexpr std::array<table::Column, 7> kColumns = {{{"group"},
                                                             {"name"},
                                                             {"visits", Type::integer},
                                                             {"people", Type::integer},
                                                             {"members", Type::integer},
                                                             {"given", Type::integer},
                                                             {"lacked", Type::integer}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  GroupNames names(session.reader(), by);
  for (const VisitCounts& one : counts) {
    const std::string name = names.name_of(one.key);
    const std::array<table::Value, 7> values = {text_or_nothing(one.key),
                                                text_or_nothing(name),
                                                one.visits,
                                                one.people,
                                                one.members,
                                                one.given,
                                                one.lacked};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto filter = visit_filter_of(session);
  if (!filter) return filter.error();
  const VisitsBy by = by_of(session.arguments());
  auto counts = redeem::visit_counts(session.reader(), session.zone(), *filter, by);
  // What people wrote down may have a number in it.
  if (by == VisitsBy::lacked) {
    for (VisitCounts& one : counts) one.key = remark_at(Privacy::partner, one.key);
  }
  const Status printed = session.shape() == Shape::table ? print_for_people(session, by, counts)
                                                         : print_for_machines(session, by, counts);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb visit_stats() {
  return {"stats",
          N_("how many came, by station, hour or month; what they were given and did not find"),
          Shelf::look_up,
          {},
          {{N_("Groups"), {&opt_visits_by}}, visit_filters({})},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao station visit stats --by station --since 2026-11-01",
            N_("which stations are used how much")},
           {"yangxiao station visit stats --by hour --station HY001",
            N_("at which hours of the day people come")}},
          run};
}

}  // namespace yangxiao::cmd::station
