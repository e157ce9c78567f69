// The calendar of working days as a list that the office keeps: what the State Council publishes
// each year, and what the city adds.
#pragma once

#include "catalogue/kind.hpp"

namespace yangxiao::report {

const catalogue::Kind& calendar_days();

}  // namespace yangxiao::report
