// Which stations are meant: the options that list and export have in common.
#pragma once

#include "station/list.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {

// Those that both take, and those of one behind them.
cli::OptionGroup station_filters(std::vector<const cli::Option*> own);

// A moment that --open asks for becomes the view's. Errors: facility_unknown, option_needs, those
// of a time, a position, a reach.
Result<lib::ListQuery> query_of(const cli::Session& session, View& view);

}  // namespace yangxiao::cmd::station
