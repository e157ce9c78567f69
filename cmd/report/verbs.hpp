// The verbs of report and of the nouns below it, one file each; what all lists take stands in
// cmd/catalogue.
#pragma once

#include "catalogue/listed.hpp"
#include "cli/verb.hpp"

namespace yangxiao::report {}

namespace yangxiao::cmd::report {

namespace lib = yangxiao::report;

cli::Verb import();
cli::Verb file();
cli::Verb list();
cli::Verb show();
cli::Verb set();
cli::Verb note();
cli::Verb overdue();
cli::Verb stats();
cli::Verb duplicates();
cli::Verb merge();
cli::Verb split();
// The steps of a report's life.
cli::Verb accept();
cli::Verb dispatch();
cli::Verb call();
cli::Verb arrive();
cli::Verb leave();
cli::Verb send_back();
cli::Verb extend();
cli::Verb resolve();
cli::Verb verify();
cli::Verb close();
cli::Verb reject();
cli::Verb withdraw();
cli::Verb park();
cli::Verb reopen();

const catalogue::Listed& categories();
const catalogue::Listed& channels();
const catalogue::Listed& agencies();
const catalogue::Listed& calendar();

}  // namespace yangxiao::cmd::report
