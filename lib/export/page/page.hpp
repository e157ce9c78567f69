// What the page shows that people look at: the stations, the reports, the points and the stock of a
// district, or of one subdistrict of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "geo/region.hpp"
#include "geo/travel.hpp"
#include "report/list.hpp"
#include "report/state.hpp"
#include "report/statistics.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

struct PageStation {
  std::string code;
  std::string name;
  geo::Position position;
};

// A square of the map with so many reports.
struct PageSquare {
  geo::Position middle;
  std::uint64_t reports = 0;
};

struct PageCategory {
  std::string name;
  std::string name_en;
  report::Statistics counts;
};

struct PagePoints {
  std::string month;  // 2026-11
  std::int64_t given = 0;
  std::int64_t redeemed = 0;
};

// What lies somewhere and is good for a few days only.
struct PageStock {
  std::string item;
  std::string place;
  std::int64_t quantity = 0;
  std::string until;  // the last day on which it is good
};

struct PageRank {
  std::int64_t rank = 0;
  std::string name;
};

struct Page {
  std::string subdistrict;  // empty: of all
  std::string at;           // RFC 3339
  std::string since;        // the first day of what was reported
  std::string until;        // the last
  std::string book;         // its id
  Privacy privacy = Privacy::open;
  double within = 0;   // metres around a station
  double minutes = 0;  // that they take on foot
  std::optional<geo::Region> boundary;
  std::vector<PageStation> stations;  // that stand, by code
  std::vector<PageSquare> squares;    // with enough reports to be shown
  double square = 0;                  // metres wide
  std::uint64_t nowhere = 0;          // reports without a place
  report::Statistics all;
  std::vector<report::Statistics> months;
  std::vector<PageCategory> categories;  // the most reports first
  std::array<std::optional<report::Statistics>, report::kStates> states;
  std::vector<PagePoints> points;  // months that have ended
  std::vector<PageStock> stock;    // the first to run out first
  std::vector<PageRank> teams;
  int year = 0;  // of whom it honours
  std::vector<std::string> riders;
};

struct PageQuery {
  Instant now;
  std::optional<Instant> since;  // reported from then on; nothing: the last twelve months
  std::optional<Instant> until;  // and before; nothing: until now
  std::string subdistrict;       // empty: all
  Privacy privacy = Privacy::open;
  geo::Pace pace;
  double minutes = 5;
  int stock_days = 30;  // what runs out within so many days
  bool with_ranking = false;
  bool with_honours = false;
  std::string office_hours;            // as the config says them
  std::vector<std::int64_t> left_out;  // categories of which nothing is told at this level
  std::optional<geo::Region> boundary;
};

// Reports are read twice, the ledger once. Errors: config_value_bad (office hours),
// rule_honours_none, subdistrict_missing (no station stands in it).
Result<Page> page_of(const store::Reader& book, const calendar::Zone& zone, PageQuery query);

}  // namespace yangxiao::exporting
