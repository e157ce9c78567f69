// What hangs on the wall of one station.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "station/station.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct BoardFacility {
  std::string code;
  std::string name;  // in Chinese
};
struct BoardHotline {
  std::string number;
  std::string name;
  std::string helps;
  std::string hours;  // empty: nobody says
};
struct BoardOffer {
  std::string shop;
  std::string terms;
  std::string address;
  std::string ends_on;  // 2026-12-31; empty: it goes on
  double metres = 0;
};

struct Board {
  station::Station station;  // without a keeper where nobody is to be named
  std::vector<BoardFacility> facilities;
  std::vector<BoardHotline> hotlines;
  std::vector<BoardOffer> offers;  // the nearest first
  int year = 0;                    // of whom it honours
  std::vector<std::string> riders;
  std::string link;      // what its QR code says
  bool is_place = true;  // the link is a position (RFC 5870), and no page
  std::string day;       // of which it tells
};

struct BoardQuery {
  std::string station;  // code, or name
  Instant now;
  double within = 1'000;    // metres, to offers
  std::optional<int> year;  // whose golden riders; nothing: the last one that has ended
  std::string link;         // with {code} in it; empty: the station's position
  bool names_people = true;
};

// The hotlines in their order on the wall, the offers that stand on that day, and of the golden
// riders of the year (the first kGoldenRiders of settle/honours.hpp) those who consent to be named.
// Reads all offers, and what was settled of the year. Errors: station_missing,
// reference_ambiguous, station_shut; rule_honours_none where a year was asked for.
Result<Board> board_of(const store::Reader& book, const calendar::Zone& zone,
                       const BoardQuery& query);

}  // namespace yangxiao::settle
