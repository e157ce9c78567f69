// The maps of station coverage: --geojson and --svg.
#pragma once

#include "station/coverage_answer.hpp"

namespace yangxiao::cmd::station {

cli::OptionGroup map_options();
// That none goes where the answer goes. Errors: option_value_bad.
Status check_maps(const cli::Arguments& arguments);
// Writes those that are asked for. Errors: those of the files.
Status write_maps(cli::Session& session, const Question& question, const Answer& answer);

}  // namespace yangxiao::cmd::station
