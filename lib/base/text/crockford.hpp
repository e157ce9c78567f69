// Douglas Crockford, "Base 32" (2002): no I, L, O, U.
#pragma once

#include <string_view>

namespace yangxiao::text {

inline constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace yangxiao::text
