#include "export/page/page.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "base/text/fold.hpp"
#include "calendar/civil.hpp"
#include "calendar/working_days.hpp"
#include "catalogue/reference.hpp"
#include "export/ledger_months.hpp"
#include "geo/distance.hpp"
#include "geo/map_plane.hpp"
#include "points/head.hpp"
#include "redeem/place.hpp"
#include "redeem/shelf.hpp"
#include "report/clocks.hpp"
#include "report/statistics_row.hpp"
#include "settle/honours.hpp"
#include "settle/period.hpp"
#include "settle/rank.hpp"
#include "station/list.hpp"
#include "station/station_table.hpp"

namespace yangxiao::exporting {
namespace {

// Squares across the longer side of the map, about.
constexpr double kSquares = 45;

report::ListQuery reports_of(const PageQuery& query) {
  report::ListQuery wanted;
  wanted.now = query.now;
  wanted.since = query.since;
  wanted.until = query.until;
  wanted.left_out = query.left_out;
  if (!query.subdistrict.empty()) wanted.subdistrict = query.subdistrict;
  wanted.order = report::ListOrder::none;
  return wanted;
}

// The year before, and the month that goes on.
void take_span(const calendar::Zone& zone, PageQuery& query, Page& page) {
  const calendar::Day today = calendar::local_of(query.now, zone).day;
  if (!query.since) {
    settle::Period first = settle::period_of(today);
    --first.year;
    const auto begin = settle::begin_of(settle::next(first), zone);
    if (begin) query.since = *begin;
  }
  page.since = query.since ? calendar::to_text(calendar::local_of(*query.since, zone).day) : "";
  const Instant last{query.until ? query.until->seconds - 1 : query.now.seconds};
  page.until = calendar::to_text(calendar::local_of(std::min(last, query.now), zone).day);
}

Status take_stations(const store::Reader& book, const calendar::Zone& zone, const PageQuery& query,
                     Page& page) {
  station::ListQuery all;
  all.wanted.subdistrict = text::fold(query.subdistrict);
  const calendar::WorkingDays days;
  const station::Moment moment{query.now, zone, days};
  return station::list_stations(book, all, moment, [&](const station::Station& station) {
    if (!station::is_shut(station, query.now)) {
      page.stations.push_back({station.code, station.name, station.position});
    }
    return Status();
  });
}

Status take_statistics(const store::Reader& book, const calendar::Zone& zone,
                       const PageQuery& query, Page& page) {
  using report::GroupBy;
  const auto clocks = report::Clocks::open(book, zone, query.office_hours);
  if (!clocks) return clocks.error();
  static constexpr std::array<GroupBy, 4> kWays = {GroupBy::all, GroupBy::month, GroupBy::category,
                                                   GroupBy::state};
  auto lists = report::statistics_of(book, reports_of(query), kWays, clocks->deadlines(), zone);
  if (!lists) return lists.error();
  for (auto& list : *lists) list = report::groups_at(query.privacy, std::move(list));
  if (!lists->at(0).empty()) page.all = std::move(lists->at(0).front());
  page.months = std::move(lists->at(1));
  for (report::Statistics& one : lists->at(2)) {
    const report::Category& category = clocks->tree().at(one.row);
    page.categories.push_back({category.name, category.name_en, std::move(one)});
  }
  std::stable_sort(page.categories.begin(), page.categories.end(),
                   [](const PageCategory& a, const PageCategory& b) {
                     return a.counts.reports > b.counts.reports;
                   });
  for (report::Statistics& one : lists->at(3)) {
    const auto state = report::state_named(one.key);
    if (state) page.states[static_cast<std::size_t>(*state)] = std::move(one);
  }
  return {};
}

// Squares lie where they lie on the whole Earth: another day has the same.
class Density {
 public:
  Density(double metres, double lat) : metres_(metres), high_(metres / geo::kMetresADegree) {
    const double narrow = std::cos(std::round(lat) * std::numbers::pi / 180);
    wide_ = high_ / std::max(narrow, 0.01);
  }
  void take(geo::Position place) {
    ++counts_[{static_cast<std::int64_t>(std::floor(place.lat / high_)),
               static_cast<std::int64_t>(std::floor(place.lon / wide_))}];
  }
  // Those with so many at least.
  void give(std::uint64_t least, Page& page) const {
    page.square = metres_;
    for (const auto& [cell, count] : counts_) {
      if (count < least) continue;
      page.squares.push_back({{(static_cast<double>(cell.first) + 0.5) * high_,
                               (static_cast<double>(cell.second) + 0.5) * wide_},
                              count});
    }
  }

 private:
  double metres_;
  double high_;  // degrees
  double wide_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint64_t> counts_;
};

// 100, 200, 500 m ...: so that the stations' part of the Earth is some forty squares wide.
double square_for(const std::vector<PageStation>& stations) {
  geo::MapExtent extent;
  for (const PageStation& station : stations) extent.take(station.position);
  const double side =
      std::max(extent.north - extent.south, extent.east - extent.west) * geo::kMetresADegree;
  for (double unit = 100;; unit *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      if (side / (unit * step) <= kSquares || unit > 1e6) return unit * step;
    }
  }
}

Status take_density(const store::Reader& book, const PageQuery& query, Page& page) {
  if (page.stations.empty()) return {};
  Density density(square_for(page.stations), page.stations.front().position.lat);
  station::StationRows stations(book);
  const Status read =
      report::list_reports(book, reports_of(query), [&](const report::Report& report) {
        auto position = report.position;
        if (!position && report.station) {
          const auto station = stations.find(*report.station);
          if (station) position = station->position;
        }
        position ? density.take(*position) : void(++page.nowhere);
        return Status();
      });
  if (!read) return read;
  density.give(is_open(query.privacy) ? static_cast<std::uint64_t>(kSmallestGroup) : 1, page);
  return {};
}

void take_points(const store::Reader& book, const calendar::Zone& zone, const PageQuery& query,
                 Page& page) {
  using points::TransferKind;
  const LedgerMonths months(book, zone, query.now, {query.since, query.until, query.left_out});
  std::map<std::string, PagePoints> by_month;
  for (const auto& [key, points] : months.by_month_and_kind()) {
    const auto& [month, kind] = key;
    const bool is_given = points::is_earned(kind) || kind == TransferKind::award;
    if (!is_given && kind != TransferKind::take) continue;
    PagePoints& one = by_month[month];
    one.month = month;
    (is_given ? one.given : one.redeemed) += points;
  }
  for (auto& [month, one] : by_month) page.points.push_back(std::move(one));
}

// The end of a lot is the first moment at which it is past.
void take_stock(const store::Reader& book, const calendar::Zone& zone, const PageQuery& query,
                Page& page) {
  const Instant last{query.now.seconds + query.stock_days * 86'400LL};
  catalogue::References references(book);
  station::StationRows stations(book);
  std::map<std::pair<std::int64_t, std::pair<std::string, std::string>>, std::int64_t> lying;
  redeem::each_lying(book, query.now, [&](const redeem::Lying& one) {
    const Instant end = one.part.expires_at;
    if (end <= query.now || end > last) return;
    if (!query.subdistrict.empty()) {
      const auto station = redeem::station_of(one.place);
      const auto found = station ? stations.find(*station) : std::nullopt;
      if (!found || found->subdistrict != query.subdistrict) return;
    }
    const redeem::PlaceShown place = redeem::shown(book, one.place);
    lying[{end.seconds, {references.name_of("item", one.item), place.name}}] += one.part.quantity;
  });
  for (const auto& [key, quantity] : lying) {
    const calendar::Day day = calendar::local_of(Instant{key.first - 1}, zone).day;
    page.stock.push_back({key.second.first, key.second.second, quantity, calendar::to_text(day)});
  }
}

// Of fewer people than kSmallestGroup a team's rank is theirs.
void take_teams(const store::Reader& book, const calendar::Zone& zone, const PageQuery& query,
                Page& page) {
  settle::RankQuery asked;
  asked.by = settle::RankBy::team;
  asked.first_day = query.since ? calendar::day_number(*query.since, zone) : 0;
  asked.last_day = calendar::day_number(query.now, zone);
  catalogue::References references(book);
  for (const settle::Ranked& one : settle::ranking(book, asked).rows) {
    if (one.people < kSmallestGroup) continue;
    page.teams.push_back({one.rank, references.name_of("team", one.who)});
  }
}

// Of the last year that has ended, those of the first who consent to be named.
Status take_riders(const store::Reader& book, const calendar::Zone& zone, const PageQuery& query,
                   Page& page) {
  page.year = calendar::local_of(query.now, zone).day.year - 1;
  const auto honoured =
      settle::honours(book, zone, {page.year, points::head_of(book).count, query.now});
  if (!honoured) return honoured.error();
  page.riders = settle::named_riders(book, *honoured);
  return {};
}

}  // namespace

Result<Page> page_of(const store::Reader& book, const calendar::Zone& zone, PageQuery query) {
  Page page;
  page.subdistrict = query.subdistrict;
  page.at = calendar::to_rfc3339(query.now, zone);
  page.book = book.property("id").value_or("");
  page.privacy = query.privacy;
  page.minutes = query.minutes;
  page.within = geo::metres_in(query.minutes, query.pace);
  take_span(zone, query, page);
  Status taken = take_stations(book, zone, query, page);
  if (taken && !query.subdistrict.empty() && page.stations.empty()) {
    return Error{Problem::subdistrict_missing, {query.subdistrict}, {}};
  }
  if (taken) taken = take_statistics(book, zone, query, page);
  if (taken) taken = take_density(book, query, page);
  // Points are nobody's place.
  if (taken && query.subdistrict.empty()) take_points(book, zone, query, page);
  if (taken) take_stock(book, zone, query, page);
  if (taken && query.with_ranking) take_teams(book, zone, query, page);
  if (taken && query.with_honours) taken = take_riders(book, zone, query, page);
  if (!taken) return taken.error();
  page.boundary = std::move(query.boundary);
  return page;
}

}  // namespace yangxiao::exporting
