#include <cmath>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "station/audit.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

// Stations around a city, of which every tenth has really moved by some kilometre.
constexpr int kStations = 60;

geo::Position place(geo::Position city, int number) {
  return {city.lat + std::sin(number * 1.7) * 0.05, city.lon + std::cos(number * 2.3) * 0.06};
}

std::string list(geo::Position city, geo::Datum datum, bool some_moved) {
  std::string csv = "code,name,lat,lon\n";
  for (int i = 0; i < kStations; ++i) {
    geo::Position there = place(city, i);
    if (some_moved && i % 10 == 3) there = {there.lat + 0.01 + i * 1e-4, there.lon - 0.008};
    // Two surveys of one door are some metres apart.
    there.lat += std::sin(i * 9.1) * 5e-5;
    const geo::Position written = geo::convert(there, geo::Datum::wgs84, datum);
    csv += fmt::format("S{},x,{:.6f},{:.6f}\n", i, written.lat, written.lon);
  }
  return csv;
}

}  // namespace

TEST_CASE("a wrong datum is found at four cities, though a tenth of the stations moved") {
  const struct {
    const char* name;
    geo::Position city;
    double metres_wgs84_gcj02;
  } cities[] = {{"Hanyang", {30.55, 114.21}, 590},
                {"Chengdu", {30.66, 104.07}, 361},
                {"Urumqi", {43.83, 87.62}, 265},
                {"Harbin", {45.75, 126.65}, 0}};
  const std::array<geo::Datum, 3> datums = {geo::Datum::wgs84, geo::Datum::gcj02, geo::Datum::bd09};
  for (const auto& [name, city, metres] : cities) {
    CAPTURE(name);
    store::Writer book = book_in_memory();
    REQUIRE(import_text(book, list(city, geo::Datum::wgs84, false)).ok());
    for (const geo::Datum truth : datums) {
      for (const geo::Datum said : datums) {
        CAPTURE(geo::name_of(truth));
        CAPTURE(geo::name_of(said));
        const std::string csv = list(city, truth, true);
        MemoryInput input("list.csv", csv);
        ImportOptions options;
        options.datum = said;
        CollectingReporter reporter;
        const auto audits = audit_stations(book, input, options, reporter);
        REQUIRE(audits.ok());
        REQUIRE(audits->size() == 1);
        const Audit& audit = audits->front();
        CHECK(audit.in_both == kStations);
        CHECK(audit.moved.size() == kStations / 10);
        if (truth == said) {
          CHECK(!audit.fits_as);
          CHECK(audit.same == kStations - kStations / 10);
          continue;
        }
        CHECK(audit.fits_as == truth);
        CHECK(audit.agreeing == kStations - kStations / 10);
        const bool first_two = truth != geo::Datum::bd09 && said != geo::Datum::bd09;
        if (first_two && metres > 0)
          CHECK(audit.shift_metres == doctest::Approx(metres).epsilon(0.08));
      }
    }
  }
}

TEST_CASE("a list of two datums is judged datum by datum") {
  const geo::Position city{30.55, 114.21};
  store::Writer book = book_in_memory();
  REQUIRE(import_text(book, list(city, geo::Datum::wgs84, false)).ok());
  std::string csv = "code,name,lat,lon,datum\n";
  for (int i = 0; i < kStations; ++i) {
    // The second half says wgs84 and is gcj02.
    const geo::Position there =
        i < kStations / 2 ? place(city, i)
                          : geo::convert(place(city, i), geo::Datum::wgs84, geo::Datum::gcj02);
    csv += fmt::format("S{},x,{:.6f},{:.6f},{}\n", i, there.lat, there.lon,
                       i < kStations / 2 ? "bd09" : "wgs84");
  }
  MemoryInput input("list.csv", csv);
  CollectingReporter reporter;
  const auto audits = audit_stations(book, input, {}, reporter);
  REQUIRE(audits.ok());
  REQUIRE(audits->size() == 2);
  CHECK((*audits)[0].taken_for == geo::Datum::wgs84);
  CHECK((*audits)[0].fits_as == geo::Datum::gcj02);
  CHECK((*audits)[1].taken_for == geo::Datum::bd09);
  CHECK((*audits)[1].fits_as == geo::Datum::wgs84);
}
