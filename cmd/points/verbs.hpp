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
cli::Verb explain();
cli::Verb honours();
cli::Verb import();
cli::Verb rank();
cli::Verb reverse();
cli::Verb settle();
cli::Verb statement();
cli::Verb write_off();

cli::Verb activity_add();
cli::Verb activity_decide();
cli::Verb activity_import();
cli::Verb activity_list();

cli::Verb member_erase();
cli::Verb member_export();
cli::Verb member_leave();
cli::Verb member_merge();
cli::Verb member_near();

cli::Verb object_add();
cli::Verb object_decide();
cli::Verb object_list();

cli::Verb rule_import();
cli::Verb rule_list();
cli::Verb rule_show();
cli::Verb rule_try();

}  // namespace yangxiao::cmd::points
