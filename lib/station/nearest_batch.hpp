// The nearest stations to each row of a file: rows in, the same rows with their stations out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "base/reporter.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "geo/travel.hpp"
#include "station/facility.hpp"
#include "station/nearest.hpp"
#include "table/rows.hpp"
#include "table/writer.hpp"

namespace yangxiao::station {

struct BatchLookup {
  std::size_t count = 1;
  std::optional<double> within;  // metres
  Wanted wanted;
  geo::Pace pace;
  std::optional<geo::Datum> datum;  // of all points; nothing: what a datum column says, or WGS-84
  geo::Order order = geo::Order::lat_lon;  // of two numbers in one cell
  table::ReadOptions read;
  // Called once, when the columns are known.
  std::function<Result<std::unique_ptr<table::RowWriter>>(std::span<const table::Column>)>
      make_writer;
};

// The input's columns come first, as they are; of names that we use too, as from_NAME. Then, for a
// count above one, `rank`, then the columns of `station nearest`. A row without a match is written
// once, with empty cells; so is one without a position, and how many those are is said. All
// stations that fit are held in memory, in a k-d tree; points stream. Errors: those of reading and
// writing, point_column_missing, and those of read_place.
Status look_up_rows(const store::Reader& book, Input& points, const BatchLookup& lookup,
                    const Moment& moment, const FacilityList& facilities, Reporter& reporter);

}  // namespace yangxiao::station
