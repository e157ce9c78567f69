// Where a row says that something is: two numbers or one pair of them, and their datum.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"

namespace yangxiao::table {

// The headers under which a place stands, as table::header_means takes them.
inline constexpr std::string_view kLatHeaders = "纬度|纬度坐标|latitude|y";
inline constexpr std::string_view kLonHeaders = "经度|经度坐标|longitude|lng|long|x";
inline constexpr std::string_view kDatumHeaders = "坐标系|坐标系统|坐标类型|crs";
inline constexpr std::string_view kPairHeaders =
    "坐标|经纬度|经纬度坐标|高德坐标|百度坐标|gps坐标|位置|location|coordinates";

// A cell of a row, with its column from 0.
struct CellOf {
  std::string_view text;
  std::size_t column = 0;
};

// The cells of a row that are there, by what they mean.
struct PlaceCells {
  std::optional<CellOf> lat;
  std::optional<CellOf> lon;
  std::optional<CellOf> pair;
  std::optional<CellOf> datum;

  bool is_blank() const;  // no number in any of them
};

// What is known of a file beside its cells.
struct PlaceRules {
  std::span<const std::string> headers;
  std::optional<geo::Datum> datum;      // of all rows; none may say another
  std::optional<geo::Datum> otherwise;  // where a row does not say it
  geo::Order order = geo::Order::lat_lon;
};

struct GivenPlace {
  geo::Position numbers;  // as they stand there
  std::string lat;        // their texts
  std::string lon;
  std::optional<geo::Datum> datum;  // nothing: nobody says it
};

// Errors, with the column (from 1) as their place: value_missing, coordinates_half,
// coordinates_swapped, pair_bad, pair_swapped, number_bad, latitude_range, longitude_range,
// datum_unknown, datum_differs.
Result<GivenPlace> read_place(const PlaceCells& cells, const PlaceRules& rules);

}  // namespace yangxiao::table
