// station needs: what workers lack, by what they report and what they did not find.
#include "settle/needs.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text/joined.hpp"
#include "catalogue/reference.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "station/facility.hpp"
#include "station/station_table.hpp"
#include "station/verbs.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr Text opt_needed_at{"station", 0, "CODE", N_("only at this station"), Form::station};
constexpr Text opt_needed_since{"since", 0, "TIME", N_("only from then on"), Form::time};
constexpr Text opt_needed_until{"until", 0, "TIME", N_("only before"), Form::time};

constexpr std::size_t kStationsShown = 3;

Result<settle::NeedsQuery> query_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  settle::NeedsQuery query;
  query.categories = session.config().report_needs;
  query.subdistrict = arguments[opt_subdistrict];
  if (const auto code = arguments[opt_needed_at]) {
    const auto station = lib::station_named(session.reader(), *code);
    if (!station) return station.error();
    query.station = station->id;
  }
  const Status taken =
      session.take_span(opt_needed_since, opt_needed_until, query.since, query.until);
  if (!taken) return taken.error();
  return query;
}

// Needs and places as people call them.
class Words {
 public:
  explicit Words(const store::Reader& book)
      : references_(book), facilities_(lib::FacilityList::read(book)) {}

  std::string name_of(const settle::Need& need) {
    if (need.is_category) {
      const auto row = references_.find("category", need.key, "");
      return row ? references_.name_of("category", *row) : need.key;
    }
    std::string name = facility_called(facilities_, need.key);
    return name.empty() ? need.key : name;
  }

  // "HY001:3", the most first; those of no station are not among them.
  std::vector<std::string> stations_of(const settle::Need& need) {
    std::vector<std::pair<std::string, std::int64_t>> stations;
    for (const auto& [station, count] : need.by_station) {
      if (station != 0) stations.emplace_back(references_.code_of("station", station), count);
    }
    std::sort(stations.begin(), stations.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<std::string> texts;
    for (const auto& [code, count] : stations) {
      texts.push_back(code + ":" + std::to_string(count));
    }
    return texts;
  }

 private:
  yangxiao::catalogue::References references_;
  lib::FacilityList facilities_;
};

Status print_for_people(Session& session, const std::vector<settle::Need>& needs) {
  Words words(session.reader());
  std::vector<std::vector<std::string>> rows;
  for (const settle::Need& need : needs) {
    std::vector<std::string> stations = words.stations_of(need);
    const bool has_more = stations.size() > kStationsShown;
    if (has_more) stations.resize(kStationsShown);
    rows.push_back({words.name_of(need), std::to_string(need.reports), std::to_string(need.people),
                    text::joined(stations) + (has_more ? " ..." : "")});
  }
  return print_table(session,
                     {{"name", N_("NEED")},
                      {"reports", N_("IN REPORTS"), Align::right},
                      {"people", N_("NOT FOUND BY"), Align::right},
                      {"stations", N_("MOST OF IT AT")}},
                     std::move(rows));
}

Status print_for_machines(Session& session, const std::vector<settle::Need>& needs) {
  static constexpr std::array<table::Column, 6> kColumns = {{{"need"},
                                                             {"name"},
                                                             {"kind"},
                                                             {"reports", Type::integer},
                                                             {"people", Type::integer},
                                                             {"stations", Type::list}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  Words words(session.reader());
  for (const settle::Need& need : needs) {
    const std::string name = words.name_of(need);
    const std::string stations = text::joined(words.stations_of(need), "|");
    const std::array<table::Value, 6> values = {std::string_view(need.key),
                                                std::string_view(name),
                                                std::string_view(need.is_facility   ? "facility"
                                                                 : need.is_category ? "category"
                                                                                    : "words"),
                                                need.reports,
                                                need.people,
                                                text_or_nothing(stations)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto query = query_of(session);
  if (!query) return query.error();
  auto needs = settle::needs(session.reader(), session.clock().now(), *query);
  if (!needs) return needs.error();
  // What people wrote down may have a number in it.
  for (settle::Need& need : *needs) need.key = remark_at(Privacy::partner, need.key);
  const auto limit = session.arguments()[opt_limit];
  if (limit && *limit < needs->size()) needs->resize(*limit);
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *needs)
                                                         : print_for_machines(session, *needs);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb needs() {
  return {
      "needs",
      N_("what workers lack most: by their reports, and by what visitors did not find"),
      Shelf::look_up,
      {},
      {{N_("Which"),
        {&opt_needed_at, &opt_subdistrict, &opt_needed_since, &opt_needed_until, &opt_limit}}},
      always(Need::read),
      {0, 1, 2, 4},
      {{"yangxiao station needs --since 2026-11-01", N_("of this month, and at which stations")},
       {"yangxiao station needs --subdistrict 建桥街道 --format csv",
        N_("of one subdistrict, for a spreadsheet")}},
      run};
}

}  // namespace yangxiao::cmd::station
