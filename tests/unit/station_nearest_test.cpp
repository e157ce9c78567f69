#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "station/nearest.hpp"
#include "station/nearest_batch.hpp"
#include "station/station_table.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

// Stations in a book in memory: a dry run on a file that is not there makes one.
store::Writer book_of(const std::vector<geo::Position>& places) {
  store::WriteRequest request;
  request.create = true;
  request.dry_run = true;
  auto book = store::open_writer("/nonexistent/book.db", request);
  REQUIRE(book.ok());
  StationWriter writer(*book);
  for (std::size_t i = 0; i < places.size(); ++i) {
    Station station;
    station.code = "S" + std::to_string(1000 + i);
    station.name = "station";
    station.position = places[i];
    station.source_lat = station.source_lon = "0";
    writer.insert(station);
  }
  writer.flush_tree();
  return std::move(*book);
}

std::vector<std::string> brute_force(const std::vector<geo::Position>& places, geo::Position from,
                                     std::size_t k) {
  std::vector<std::pair<double, std::string>> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    all.emplace_back(geo::metres_between(from, places[i]), "S" + std::to_string(1000 + i));
  }
  std::sort(all.begin(), all.end());
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < std::min(k, all.size()); ++i) codes.push_back(all[i].second);
  return codes;
}

geo::Position anywhere() {
  // Often at the antimeridian, the poles, and on places that are used again.
  const double lat =
      *rc::gen::element(0.0, 90.0, -90.0, 89.9, 30.55, *rc::gen::inRange(-900, 901) / 10.0);
  const double lon =
      *rc::gen::element(180.0, -180.0, 179.9, -179.9, 114.2, *rc::gen::inRange(-1800, 1801) / 10.0);
  return {lat, lon};
}

}  // namespace

TEST_CASE("nearest is what a scan of all stations finds, by tree and by batch") {
  const calendar::WorkingDays days;
  const calendar::Zone zone = *calendar::Zone::named("UTC");
  const Moment moment{Instant{0}, zone, days};
  CHECK(rc::check([&] {
    std::vector<geo::Position> places;
    const auto count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) places.push_back(anywhere());
    const geo::Position from = anywhere();
    RC_PRE(!geo::looks_swapped(from));  // a file's reader takes these for a mistake
    const auto k = *rc::gen::inRange<std::size_t>(1, 8);
    store::Writer book = book_of(places);
    const auto wanted = brute_force(places, from, k);

    std::vector<std::string> found;
    for (const Neighbour& one : find_nearest(book, from, k, std::nullopt, {}, moment)) {
      found.push_back(one.station.code);
    }
    RC_ASSERT(found == wanted);

    BatchLookup lookup;
    lookup.count = k;
    const std::string text =
        "lat,lon\n" + std::to_string(from.lat) + "," + std::to_string(from.lon);
    MemoryInput points("points", text);
    StringOutput output;
    lookup.make_writer = [&](std::span<const table::Column> columns) {
      table::WriteOptions options;
      options.header = false;
      return table::make_writer(table::Format::tsv, output, columns, options);
    };
    CollectingReporter reporter;
    const FacilityList facilities;
    RC_ASSERT(look_up_rows(book, points, lookup, moment, facilities, reporter).ok());
    std::vector<std::string> batch;
    for (std::size_t at = output.bytes.find("\tS"); at != std::string::npos;
         at = output.bytes.find("\tS", at + 1)) {
      batch.push_back(output.bytes.substr(at + 1, 5));
    }
    RC_ASSERT(batch == wanted);
  }));
}

TEST_CASE("nearest is exact from 300 km away") {
  std::vector<geo::Position> places;
  for (int i = 0; i < 100'000; ++i) {
    places.push_back({30.55 + (i % 400) * 0.0003, 114.2 + (i / 400) * 0.0004});
  }
  const geo::Position from{28.0, 113.0};
  store::Writer book = book_of(places);
  const calendar::WorkingDays days;
  const calendar::Zone zone = *calendar::Zone::named("UTC");
  const auto found = find_nearest(book, from, 5, std::nullopt, {}, {Instant{0}, zone, days});
  std::vector<std::string> codes;
  for (const Neighbour& one : found) codes.push_back(one.station.code);
  CHECK(codes == brute_force(places, from, 5));
}

TEST_CASE("a tree that was tampered with is an error and no endless walk") {
  std::vector<geo::Position> places;
  for (int i = 0; i < 3000; ++i) places.push_back({30.0 + i % 60 * 0.01, 114.0 + i / 60 * 0.01});
  const calendar::WorkingDays days;
  const calendar::Zone zone = *calendar::Zone::named("UTC");
  Wanted nothing;
  nothing.facilities = 1;  // no station has it: the walk goes on to the end
  const auto ask = [&](const char* tamper) {
    store::Writer book = book_of(places);
    CHECK(find_nearest(book, {30.3, 114.2}, 3, {}, {}, {Instant{0}, zone, days}).size() == 3);
    book.database().exec(tamper);
    return find_nearest(book, {30.3, 114.2}, 3, {}, nothing, {Instant{0}, zone, days}).size();
  };
  CHECK(ask("SELECT 1") == 0);
  for (const char* tamper :
       {"DELETE FROM station_tree_node WHERE nodeno = 1",
        "DELETE FROM station_tree_node WHERE nodeno = 2",
        "UPDATE station_tree_node SET data = NULL WHERE nodeno = 1",
        "UPDATE station_tree_node SET data = x'00ff' || substr(data, 3) WHERE nodeno = 1",
        "UPDATE station_tree_node SET data = substr(data, 1, 50) WHERE nodeno = 1",
        // The root's first child is the root.
        "UPDATE station_tree_node SET data = CAST(substr(data, 1, 4) || x'0000000000000001' || "
        "substr(data, 13) AS BLOB) WHERE nodeno = 1"}) {
    CAPTURE(tamper);
    CHECK_THROWS_AS(ask(tamper), SQLite::Exception);
  }
}
