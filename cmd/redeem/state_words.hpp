// What states and steps of a voucher are called.
#pragma once

#include <string_view>

namespace yangxiao::cmd::redeem {

// By the stable name; marked N_(). nullptr: there is none.
const char* words_for_state(std::string_view state);
const char* words_for_step(std::string_view step);

}  // namespace yangxiao::cmd::redeem
