// The verbs of redeem and of the nouns below it, one file each; what all lists take stands in
// cmd/catalogue.
#pragma once

#include "catalogue/listed.hpp"

namespace yangxiao::redeem {}

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

const catalogue::Listed& donors();
const catalogue::Listed& items();
const catalogue::Listed& offers();
const catalogue::Listed& partners();

cli::Verb cancel();
cli::Verb check();
cli::Verb collect();
cli::Verb count();
cli::Verb donate();
cli::Verb expire();
cli::Verb import();
cli::Verb journal();
cli::Verb list();
cli::Verb move();
cli::Verb reserve();
cli::Verb show();
cli::Verb stock();
cli::Verb take_back();
cli::Verb voucher();
cli::Verb waste();

cli::Verb donor_statement();

cli::Verb offer_near();

}  // namespace yangxiao::cmd::redeem
