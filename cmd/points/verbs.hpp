// The verbs of the nouns below points, one file each; what all lists take stands in cmd/catalogue.
#pragma once

#include "catalogue/listed.hpp"

namespace yangxiao::cmd::points {

const catalogue::Listed& members();
const catalogue::Listed& teams();
const catalogue::Listed& employers();

cli::Verb member_leave();
cli::Verb member_merge();
cli::Verb member_near();

}  // namespace yangxiao::cmd::points
