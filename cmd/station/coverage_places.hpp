// Which places station coverage looks at: those of a file, of the reports in the book, or a grid
// over a district.
#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "geo/region.hpp"
#include "station/coverage/demand.hpp"

namespace yangxiao::cmd::station {

namespace lib = yangxiao::station;

struct AskedPlaces {
  lib::Demand demand;
  std::string said;                     // what they are, in the reader's language
  double square = 0;                    // metres: they are squares so wide; 0: points
  std::optional<geo::Region> boundary;  // within which they lie, where one was given
};

cli::OptionGroup place_options();
// As it is said to whoever looks at a map, without the folder.
std::string name_of_file(const std::string& path);
// Where stations could stand: the places of a file, in its own datum or in that of --datum. Errors:
// those of read_demand, places_none.
Result<lib::Demand> sites_in(cli::Session& session, const std::string& file);
// Whether the places are in the book.
bool asks_for_reports(const cli::Arguments& arguments);
// Errors: argument_missing, options_exclude, option_needs.
Status check_places(const cli::Arguments& arguments);
// Errors: those of read_demand, of geo::Region::of_geojson, of the times; grid_too_fine,
// places_none.
Result<AskedPlaces> asked_places(cli::Session& session);

}  // namespace yangxiao::cmd::station
