// What a movement of stock is called.
#pragma once

#include "redeem/movement.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

// To be translated with tr().
const char* words_for(lib::MovementKind kind);

}  // namespace yangxiao::cmd::redeem
