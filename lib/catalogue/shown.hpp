// A field of an entry in words: "HY001", "500", "30.55,114.21 gcj02".
#pragma once

#include <string>

#include "catalogue/kind.hpp"
#include "catalogue/reference.hpp"

namespace yangxiao::catalogue {

// `field` may be the kind's place_bit(). Persons are not masked. Empty for nothing.
std::string shown(const Kind& kind, const Entry& entry, std::size_t field, References& references);

}  // namespace yangxiao::catalogue
