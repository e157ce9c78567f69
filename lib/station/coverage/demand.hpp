// The places that matter: where people are who would go to a station.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/reporter.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "table/rows.hpp"

namespace yangxiao::station {

// Columns beside the places are empty, or as long as the places.
struct Demand {
  std::vector<geo::Position> places;  // WGS-84
  std::vector<double> weights;        // above 0; empty: 1 each
  std::vector<std::string> names;
  std::vector<std::string> codes;  // of stations, in what station plan wrote
  std::vector<std::string> subdistricts;
  std::vector<std::string> communities;

  double weight(std::size_t place) const { return weights.empty() ? 1 : weights[place]; }
  // Drops the places for which `is_kept` says false.
  template <typename IsKept>
  void keep(const IsKept& is_kept);
};

// What a place weighs, by the text of a cell: 1 where it is empty; nothing: it is no number above
// 0, or one so large (over 1e12) that sums of many are none.
std::optional<double> weight_in(std::string_view text);

struct DemandFile {
  std::optional<geo::Datum> datum;  // of all rows; none may say another
  // Where stations could stand, as station plan writes it: its own column for the datum counts
  // alone, and codes are those of stations.
  bool is_sites = false;
  geo::Order order = geo::Order::lat_lon;  // of two numbers in one cell
  table::ReadOptions read;
};

// Rows with lat and lon, or a position, and where the file has them place (else name, else code),
// weight (1 where it is empty), subdistrict, community, datum. Notes: columns_unused. Errors: those
// of reading, point_column_missing, those of read_place, datum_missing, number_bad, weight_bad (not
// above 0).
Result<Demand> read_demand(Input& input, const DemandFile& file, Reporter& reporter);

template <typename IsKept>
void Demand::keep(const IsKept& is_kept) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (is_kept(places[i])) kept.push_back(i);
  }
  const auto thin = [&kept](auto& column) {
    if (column.empty()) return;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i] != i) column[i] = std::move(column[kept[i]]);
    }
    column.resize(kept.size());
  };
  thin(weights);
  thin(names);
  thin(codes);
  thin(subdistricts);
  thin(communities);
  thin(places);
}

}  // namespace yangxiao::station
