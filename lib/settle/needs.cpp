#include "settle/needs.hpp"

#include <algorithm>
#include <utility>

#include "base/config.hpp"
#include "base/text/joined.hpp"
#include "redeem/visit/visit.hpp"
#include "report/category_words.hpp"
#include "report/list.hpp"
#include "station/facility.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kStationsIn = R"sql(
  SELECT station FROM station WHERE subdistrict = ?1)sql";

class Gathering {
 public:
  Gathering(const store::Reader& book, const report::CategoryTree& tree)
      : facilities_(station::FacilityWords::read(book)), tree_(tree) {}

  void take(const report::Report& report) {
    if (report::is_turned_down(report.state)) return;
    const station::FacilitySet named = facilities_.named_in(report.description);
    const std::int64_t station = report.station.value_or(0);
    for (const std::string_view code : facilities_.list().codes(named)) {
      Need& need = of(std::string(code), &Need::is_facility);
      ++need.reports;
      ++need.by_station[station];
    }
    if (named != 0) return;
    Need& need = of(tree_.at(report.category).code, &Need::is_category);
    ++need.reports;
    ++need.by_station[station];
  }

  void take(const redeem::Visit& visit) {
    for (const std::string_view word : text::words_joined(visit.lacked)) {
      const bool is_facility = facilities_.find(word).has_value();
      Need& need = of(std::string(word), is_facility ? &Need::is_facility : nullptr);
      need.people += visit.people;
      need.by_station[visit.station] += visit.people;
    }
  }

  std::vector<Need> finish() {
    std::vector<Need> all;
    for (auto& [key, need] : needs_) all.push_back(std::move(need));
    std::stable_sort(all.begin(), all.end(),
                     [](const Need& a, const Need& b) { return a.count() > b.count(); });
    return all;
  }

 private:
  // A category and words that somebody wrote down may be called the same.
  Need& of(std::string key, bool Need::*kind) {
    Need& need = needs_[{key, kind == &Need::is_category}];
    need.key = std::move(key);
    if (kind != nullptr) need.*kind = true;
    return need;
  }

  station::FacilityWords facilities_;
  const report::CategoryTree& tree_;
  std::map<std::pair<std::string, bool>, Need> needs_;
};

std::vector<std::int64_t> stations_in(const store::Reader& book, const std::string& subdistrict) {
  SQLite::Statement row(book.database(), kStationsIn);
  row.bind(1, subdistrict);
  std::vector<std::int64_t> stations;
  while (row.executeStep()) stations.push_back(row.getColumn(0).getInt64());
  std::sort(stations.begin(), stations.end());
  return stations;
}

Status gather_reports(const store::Reader& book, Instant now, const NeedsQuery& query,
                      std::vector<std::int64_t> categories, Gathering& gathering) {
  report::ListQuery wanted;
  wanted.now = now;
  wanted.categories = std::move(categories);
  wanted.station = query.station;
  wanted.subdistrict = query.subdistrict;
  wanted.since = query.since;
  wanted.until = query.until;
  wanted.order = report::ListOrder::none;
  return report::list_reports(book, wanted, [&](const report::Report& report) {
    gathering.take(report);
    return Status();
  });
}

Status gather_visits(const store::Reader& book, const NeedsQuery& query, Gathering& gathering) {
  redeem::VisitFilter filter;
  filter.station = query.station;
  filter.since = query.since;
  filter.until = query.until;
  filter.lacked = true;
  const auto stations =
      query.subdistrict ? stations_in(book, *query.subdistrict) : std::vector<std::int64_t>();
  return redeem::each_visit(book, filter, [&](const redeem::Visit& visit) {
    const bool is_wanted =
        !query.subdistrict || std::binary_search(stations.begin(), stations.end(), visit.station);
    if (is_wanted) gathering.take(visit);
    return Status();
  });
}

}  // namespace

Result<std::vector<Need>> needs(const store::Reader& book, Instant now, const NeedsQuery& query) {
  static const std::vector<std::string> kShipped = Config().report_needs;
  const report::CategoryTree tree(book);
  auto categories = report::categories_named(book, tree, query.categories, kShipped, "needs");
  if (!categories) return categories.error();
  Gathering gathering(book, tree);
  // Of no category no report is asked for, and not of every one.
  if (!categories->empty()) {
    const Status read = gather_reports(book, now, query, std::move(*categories), gathering);
    if (!read) return read.error();
  }
  const Status read = gather_visits(book, query, gathering);
  if (!read) return read.error();
  std::vector<Need> found = gathering.finish();
  // Nothing at all, of a subdistrict where nothing stands: a name that was mistyped.
  if (found.empty() && query.subdistrict && stations_in(book, *query.subdistrict).empty()) {
    return Error{Problem::subdistrict_missing, {*query.subdistrict}, {}};
  }
  return found;
}

}  // namespace yangxiao::settle
