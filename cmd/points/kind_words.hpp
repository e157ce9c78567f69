// What people call the kinds of transfers, and what happens to members: marked N_(), to be looked
// up where it is shown.
#pragma once

#include <string_view>

#include "points/transfer.hpp"

namespace yangxiao::cmd::points {

const char* words_for(yangxiao::points::TransferKind kind);
// A share of a team's bonus is of the kind of what reports earn.
const char* words_for(const yangxiao::points::Transfer& transfer);
// Of member::Event::kind.
const char* words_for_member_event(std::string_view kind);

}  // namespace yangxiao::cmd::points
