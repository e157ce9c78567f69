// Hours in a list, as people wrote them.
#pragma once

#include "catalogue/kind.hpp"

namespace yangxiao::redeem {

// A time that no clock shows was mistyped; what nobody understands is kept as it is. `field`: of
// the kind's, named "hours". Errors: hours_bad.
Status check_hours(const catalogue::Entry& entry, std::size_t field);

}  // namespace yangxiao::redeem
