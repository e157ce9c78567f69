// The verbs of points and of the nouns below it, one file each; what all lists take stands in
// cmd/catalogue.
#pragma once

#include "catalogue/listed.hpp"

namespace yangxiao::points {}

namespace yangxiao::cmd::points {

namespace lib = yangxiao::points;

const catalogue::Listed& members();
const catalogue::Listed& teams();
const catalogue::Listed& employers();

cli::Verb adjust();
cli::Verb award();
cli::Verb balance();
cli::Verb check();
cli::Verb expire();
cli::Verb reverse();
cli::Verb statement();

cli::Verb member_leave();
cli::Verb member_merge();
cli::Verb member_near();

}  // namespace yangxiao::cmd::points
