#include "table/place_cells.hpp"

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"

namespace yangxiao::table {
namespace {

bool is_blank_cell(const std::optional<CellOf>& cell) {
  return !cell || text::trimmed(cell->text).empty();
}

Error at(Error error, std::size_t column) {
  error.place.column = column + 1;
  return error;
}

Result<GivenPlace> read_pair(const CellOf& pair, const PlaceRules& rules) {
  const auto place = geo::parse_position(pair.text, rules.order);
  if (!place) {
    const bool swapped = place.error().what == Problem::position_swapped;
    return at(
        {swapped ? Problem::pair_swapped : Problem::pair_bad, {rules.headers[pair.column]}, {}},
        pair.column);
  }
  return GivenPlace{*place, fmt::format("{}", place->lat), fmt::format("{}", place->lon), {}};
}

bool are_swapped(std::string_view lat, std::string_view lon) {
  const auto other_lat = geo::parse_latitude(lon, "");
  const auto other_lon = geo::parse_longitude(lat, "");
  return other_lat && other_lon && geo::looks_swapped({*other_lon, *other_lat});
}

Result<GivenPlace> read_two(const CellOf& lat_cell, const CellOf& lon_cell,
                            const PlaceRules& rules) {
  const std::string_view lat_text = text::trimmed(lat_cell.text);
  const std::string_view lon_text = text::trimmed(lon_cell.text);
  const auto lat = geo::parse_latitude(lat_text, rules.headers[lat_cell.column]);
  const auto lon = geo::parse_longitude(lon_text, rules.headers[lon_cell.column]);
  if (are_swapped(lat_text, lon_text)) {
    return at({Problem::coordinates_swapped, {std::string(lat_text), std::string(lon_text)}, {}},
              lat_cell.column);
  }
  if (!lat) return at(lat.error(), lat_cell.column);
  if (!lon) return at(lon.error(), lon_cell.column);
  return GivenPlace{{*lat, *lon}, std::string(lat_text), std::string(lon_text), {}};
}

// What is there of a place that is not whole: the cell to fill in.
Error incomplete(const PlaceCells& cells, const PlaceRules& rules) {
  const bool half = !is_blank_cell(cells.lat) || !is_blank_cell(cells.lon);
  const bool lat_lacks = is_blank_cell(cells.lat);
  const std::optional<CellOf>& lacking = lat_lacks ? cells.lat : cells.lon;
  const std::optional<CellOf>& there = lacking ? lacking : lat_lacks ? cells.lon : cells.lat;
  const std::optional<CellOf>& shown = there ? there : cells.pair;
  const std::string name = lacking ? rules.headers[lacking->column]
                           : there ? (lat_lacks ? "lat" : "lon")
                                   : rules.headers[shown->column];
  return at({half ? Problem::coordinates_half : Problem::value_missing, {name}, {}}, shown->column);
}

}  // namespace

bool PlaceCells::is_blank() const {
  return is_blank_cell(lat) && is_blank_cell(lon) && is_blank_cell(pair);
}

Result<GivenPlace> read_place(const PlaceCells& cells, const PlaceRules& rules) {
  Result<GivenPlace> place = !is_blank_cell(cells.pair) ? read_pair(*cells.pair, rules)
                             : is_blank_cell(cells.lat) || is_blank_cell(cells.lon)
                                 ? Result<GivenPlace>(incomplete(cells, rules))
                                 : read_two(*cells.lat, *cells.lon, rules);
  if (!place) return place;
  if (is_blank_cell(cells.datum)) {
    place->datum = rules.datum ? rules.datum : rules.otherwise;
    return place;
  }
  place->datum = geo::datum_named(text::trimmed(cells.datum->text));
  if (!place->datum) {
    return at({Problem::datum_unknown, {std::string(cells.datum->text)}, {}}, cells.datum->column);
  }
  // One of the two is wrong, by some five hundred metres.
  if (rules.datum && *rules.datum != *place->datum) {
    return at({Problem::datum_differs,
               {std::string(cells.datum->text), std::string(geo::name_of(*rules.datum))},
               {}},
              cells.datum->column);
  }
  return place;
}

}  // namespace yangxiao::table
