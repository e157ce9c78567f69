// The verbs of report and of the nouns below it, one file each; what all lists take stands in
// cmd/catalogue.
#pragma once

#include "catalogue/listed.hpp"
#include "cli/verb.hpp"

namespace yangxiao::report {}

namespace yangxiao::cmd::report {

namespace lib = yangxiao::report;

cli::Verb import();
cli::Verb list();
cli::Verb show();

const catalogue::Listed& categories();
const catalogue::Listed& channels();
const catalogue::Listed& agencies();

}  // namespace yangxiao::cmd::report
