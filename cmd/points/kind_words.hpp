// What people call the kinds of transfers: marked N_(), to be looked up where it is shown.
#pragma once

#include "points/transfer.hpp"

namespace yangxiao::cmd::points {

const char* words_for(yangxiao::points::TransferKind kind);
// A share of a team's bonus is of the kind of what reports earn.
const char* words_for(const yangxiao::points::Transfer& transfer);

}  // namespace yangxiao::cmd::points
