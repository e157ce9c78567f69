// The verbs of the noun station, one file each.
#pragma once

#include "cli/verb.hpp"

namespace yangxiao::cmd::station {

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

}  // namespace yangxiao::cmd::station
