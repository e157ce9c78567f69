// The verbs of the noun station, one file each.
#pragma once

#include "catalogue/listed.hpp"
#include "cli/verb.hpp"

namespace yangxiao::station {}

namespace yangxiao::cmd::station {

namespace lib = yangxiao::station;

cli::Verb nearest();
cli::Verb search();
cli::Verb list();
cli::Verb show();
cli::Verb add();
cli::Verb set();
cli::Verb close();
cli::Verb reopen();
cli::Verb import();
cli::Verb audit();
cli::Verb publish();
cli::Verb coverage();
cli::Verb plan();
cli::Verb board();
cli::Verb needs();

const catalogue::Listed& services();
const catalogue::Listed& hotlines();
cli::Verb service_find();
cli::Verb service_at();
cli::Verb visit_add();
cli::Verb visit_import();
cli::Verb visit_list();
cli::Verb visit_stats();

}  // namespace yangxiao::cmd::station
