#include <doctest/doctest.h>

#include "station/change.hpp"
#include "station/import.hpp"
#include "station/merge.hpp"
#include "station/station_table.hpp"
#include "station/undo.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

constexpr const char* kTwo =
    "code,name,lat,lon,facilities,phone,note\n"
    "A1,one,30.5,114.2,microwave|wifi,027-84840001,first\n"
    "A2,two,30.6,114.3,charging,193****8889,\n";

Station at(const store::Writer& book, const char* code) {
  auto found = StationReader(book).find(code);
  REQUIRE(found);
  return *found;
}

// Every column of every table that an import touches, so that undo can be held to the byte.
std::string everything(store::Writer& book) {
  std::string text;
  for (const char* sql :
       {"SELECT station, code, name, address, community, subdistrict, host, keeper, phone, lat, "
        "lon, source_lat, "
        "source_lon, source_datum, facilities, broken, hours, roles, note, closed_since, "
        "closed_reason, "
        "seen_open_at, edited, batch, content FROM station ORDER BY station",
        "SELECT station, folded FROM station_text ORDER BY station",
        "SELECT * FROM station_tree ORDER BY station", "SELECT * FROM facility_state"}) {
    SQLite::Statement query(book.database(), sql);
    while (query.executeStep()) {
      for (int i = 0; i < query.getColumnCount(); ++i)
        text += query.getColumn(i).getString() + "\x1f";
      text += "\n";
    }
  }
  return text;
}

void set(store::Writer& book, const char* code, const char* assignment) {
  Change change;
  change.fields.push_back(*table::parse_assignment(assignment));
  change.coordinates.datum = geo::Datum::wgs84;
  REQUIRE(change_station(book, code, change).ok());
}

}  // namespace

TEST_CASE("a file that comes again changes nothing, whatever order and form it has") {
  store::Writer book = book_in_memory();
  CHECK(import_text(book, kTwo)->counts.inserted == 2);
  const std::string before = everything(book);
  for (const char* again :
       {kTwo,
        "电话,备注,设施,经度,纬度,名称,编号\n193****8889,,充电,114.3,30.6,two,A2\n"
        "02784840001,first,wifi、微波炉,114.2,30.5,one,A1\n",
        "code;name;lat;lon\nA1;one;30.50;114.20\n", "code\tname\nA2\ttwo\n"}) {
    const auto summary = import_text(book, again);
    REQUIRE(summary.ok());
    CHECK(summary->counts.inserted + summary->counts.updated == 0);
    CHECK(everything(book) == before);
  }
}

TEST_CASE("a column that the file lacks is left alone, an empty cell clears") {
  store::Writer book = book_in_memory();
  must_import(book, kTwo);
  CHECK(import_text(book, "code,name\nA1,uno\n")->counts.updated == 1);
  CHECK(at(book, "A1").name == "uno");
  CHECK(at(book, "A1").note == "first");
  CHECK(import_text(book, "code,note,phone,facilities\nA1,,,\n")->counts.updated == 1);
  CHECK(at(book, "A1").note.empty());
  CHECK(at(book, "A1").phone.empty());
  CHECK(at(book, "A1").facilities == 0);
}

TEST_CASE("the file wins, except over what a person changed here") {
  store::Writer book = book_in_memory();
  must_import(book, kTwo);
  set(book, "A1", "name=by hand");
  const auto summary = import_text(book, "code,name,note\nA1,by file,second\nA2,zwei,\n");
  CHECK(at(book, "A1").name == "by hand");
  CHECK(at(book, "A1").note == "second");
  CHECK(at(book, "A2").name == "zwei");
  CHECK(summary->counts.conflict == 1);
  REQUIRE(summary->conflicts.size() == 1);
  CHECK(summary->conflicts[0].kept == "by hand");
  CHECK(summary->conflicts[0].in_file == "by file");
  // What the file and the person say alike is no conflict.
  CHECK(import_text(book, "code,name\nA1,by hand\n")->counts.conflict == 0);
}

TEST_CASE("every conflict is listed, however many there are") {
  store::Writer book = book_in_memory();
  std::string list = "code,name,lat,lon\n";
  std::string other = "code,name\n";
  for (int i = 0; i < 1500; ++i) {
    list += "S" + std::to_string(i) + ",x,30.5,114.2\n";
    other += "S" + std::to_string(i) + ",y\n";
  }
  must_import(book, list);
  for (int i = 0; i < 1500; ++i) set(book, ("S" + std::to_string(i)).c_str(), "name=z");
  const auto summary = import_text(book, other);
  CHECK(summary->counts.conflict == 1500);
  CHECK(summary->conflicts.size() == 1500);
}

TEST_CASE("an import adds and removes facilities and never mends one") {
  store::Writer book = book_in_memory();
  must_import(book, kTwo);
  const FacilityWords words = FacilityWords::read(book);
  const FacilitySet microwave = FacilitySet{1} << static_cast<unsigned>(*words.find("microwave"));
  Change change;
  change.facilities.push_back(*parse_facility_change("microwave=broken", words));
  REQUIRE(change_station(book, "A1", change).ok());
  CHECK((at(book, "A1").broken & microwave) != 0);
  must_import(book, "code,facilities\nA1,microwave|wifi|charging\n");
  CHECK((at(book, "A1").broken & microwave) != 0);
  must_import(book, "code,微波炉\nA1,有\n");
  CHECK((at(book, "A1").broken & microwave) != 0);
  must_import(book, "code,微波炉\nA1,无\n");
  CHECK((at(book, "A1").facilities & microwave) == 0);
  must_import(book, "code,微波炉\nA1,有\n");
  CHECK((at(book, "A1").facilities & microwave) != 0);
  CHECK((at(book, "A1").broken & microwave) != 0);
}

TEST_CASE("facilities in one column or one each, with every separator") {
  store::Writer book = book_in_memory();
  must_import(book, "code,name,lat,lon,facilities\nA0,x,30.5,114.2,microwave|wifi\n");
  const FacilitySet wanted = at(book, "A0").facilities;
  for (const char* cell :
       {"wifi;microwave", "wifi；微波炉", "\"WiFi, microwave\"", "微波炉、ＷＩＦＩ",
        "\"微波炉\nwifi\"", "微波爐 wifi", "microwave/wifi"}) {
    const auto summary =
        import_text(book, std::string("code,name,lat,lon,设施\nA1,x,30.5,114.2,") + cell + "\n");
    REQUIRE(summary.ok());
    CHECK(at(book, "A1").facilities == wanted);
  }
  must_import(book, "code,name,lat,lon,是否有微波炉,wifi,有无饮水\nA2,x,30.5,114.2,√,是,否\n");
  CHECK(at(book, "A2").facilities == wanted);
}

TEST_CASE("positions as degrees, minutes and seconds in two columns, or both in one") {
  store::Writer book = book_in_memory();
  const struct {
    const char* header;
    const char* cells;
  } forms[] = {
      {"lat,lon", "30.553611,114.210278"},           {"lat,lon", "30°33'13\"N,114°12'37\"E"},
      {"纬度,经度", "北纬30°33′13″,东经114°12′37″"}, {"lat,lon", "30度33分13秒,114度12分37秒"},
      {"lat,lon", "N30.553611,E114.210278"},         {"经度,纬度", "114.210278°,30.553611°"},
      {"position", "\"30.553611,114.210278\""},      {"坐标", "30.553611，114.210278"},
      {"经纬度", "\"114.210278E 30.553611N\""},
  };
  int number = 0;
  for (const auto& form : forms) {
    CAPTURE(form.header);
    CAPTURE(form.cells);
    const std::string code = "P" + std::to_string(++number);
    const auto summary = import_text(
        book, std::string("code,name,") + form.header + "\n" + code + ",x," + form.cells + "\n");
    REQUIRE(summary.ok());
    const geo::Position found = at(book, code.c_str()).position;
    CHECK(found.lat == doctest::Approx(30.553611).epsilon(1e-7));
    CHECK(found.lon == doctest::Approx(114.210278).epsilon(1e-7));
  }
}

TEST_CASE("the original numbers and their datum stand beside WGS-84") {
  store::Writer book = book_in_memory();
  ImportOptions options;
  options.datum = geo::Datum::gcj02;
  REQUIRE(import_text(book, "code,name,lat,lon\nA1,x,31.17530398364597,121.531541859215\n", options)
              .ok());
  const Station station = at(book, "A1");
  CHECK(station.position.lat == doctest::Approx(31.1774276).epsilon(1e-10));
  CHECK(station.position.lon == doctest::Approx(121.5272106).epsilon(1e-10));
  CHECK(station.source_lat == "31.17530398364597");
  CHECK(station.source_lon == "121.531541859215");
  CHECK(station.source_datum == geo::Datum::gcj02);
}

TEST_CASE("a masked phone or name that fits what is stored leaves it alone") {
  store::Writer book = book_in_memory();
  must_import(book, "code,name,lat,lon,keeper,phone\nA1,x,30.5,114.2,欧阳文华,19312348889\n");
  CHECK(import_text(book, "code,keeper,phone\nA1,欧***,193****8889\n")->counts.unchanged == 1);
  CHECK(at(book, "A1").phone == "19312348889");
  // One that does not fit never takes the place of a whole one.
  CHECK(import_text(book, "code,phone\nA1,193****7777\n")->counts.conflict == 1);
  CHECK(at(book, "A1").phone == "19312348889");
  // A number within a note comes back masked from our own export.
  CHECK(import_text(book, "code,note\nA1,ask 13812345678\n")->counts.updated == 1);
  CHECK(import_text(book, "code,note\nA1,ask 138****5678\n")->counts.unchanged == 1);
  CHECK(at(book, "A1").note == "ask 13812345678");
}

TEST_CASE("undo gives every byte back, or says what was built on the batch") {
  store::Writer book = book_in_memory();
  must_import(book, kTwo);
  set(book, "A2", "name=by hand");
  const std::string before = everything(book);
  // In one transaction all marks are the same: later ones have higher numbers, as in separate runs.
  const auto summary =
      import_text(book, "code,name,lat,lon,note\nA1,uno,31.5,115.2,\nA9,neun,30.7,114.4,new\n");
  CHECK(summary->counts.updated == 1);
  CHECK(summary->counts.inserted == 1);
  CHECK(everything(book) != before);
  const auto undone = undo_batch(book, summary->batch);
  REQUIRE(undone.ok());
  CHECK(undone->removed == 1);
  CHECK(undone->restored == 1);
  CHECK(everything(book) == before);
  CHECK(undo_batch(book, summary->batch).error().what == Problem::batch_undone);
  CHECK(undo_batch(book, 77).error().what == Problem::batch_missing);
}

TEST_CASE("a complete list names or closes what it lacks") {
  store::Writer book = book_in_memory();
  must_import(book, kTwo);
  ImportOptions options;
  options.complete = true;
  options.close_reason = "not in the list";
  auto summary = import_text(book, "code,name\nA1,one\n", options);
  CHECK(summary->missing == std::vector<std::string>{"A2"});
  CHECK(!at(book, "A2").closed_since);
  options.close_missing = true;
  summary = import_text(book, "code,name\nA1,one\n", options);
  CHECK(at(book, "A2").closed_since == book.now());
  CHECK(at(book, "A2").closed_reason == "not in the list");
  // Closed ones are missed no more.
  CHECK(import_text(book, "code,name\nA1,one\n", options)->missing.empty());
}

TEST_CASE("with skip the good rows are taken and the bad ones handed on with their reasons") {
  store::Writer book = book_in_memory();
  std::vector<std::string> reasons;
  ImportOptions options;
  options.skip_bad_rows = true;
  options.reject = [&](std::span<const std::string>, const table::Record& record,
                       const Error& error) {
    reasons.push_back(std::to_string(record.line) + " " + std::string(name_of(error.what)));
    return Status();
  };
  const auto summary = import_text(book,
                                   "code,name,lat,lon\n"
                                   "A1,x,30.5,114.2\n"
                                   "A2,x,91,114.2\n"
                                   "A3,x,30.5\n"
                                   "A1,again,30.5,114.2\n"
                                   ",x,30.5,114.2\n"
                                   "合计,5,,\n"
                                   "A4,x,30.5,114.2\n",
                                   options);
  CHECK(summary->counts.inserted == 2);
  CHECK(summary->counts.rejected == 5);
  CHECK(reasons == std::vector<std::string>{"3 latitude_range", "4 field_count", "5 code_repeated",
                                            "6 value_missing", "7 total_row"});
}
