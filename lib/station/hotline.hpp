// The numbers that hang on every wall, each with a plain sentence of what it helps with.
#pragma once

#include <vector>

#include "catalogue/kind.hpp"

namespace yangxiao::station {

const catalogue::Kind& hotlines();

// The fields of a hotline, in the order of the kind; its code is the number that is dialled. The
// order is part of the book's format.
namespace hotline_field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t helps = 1;
inline constexpr std::size_t hours = 2;
inline constexpr std::size_t place = 3;
inline constexpr std::size_t note = 4;
}  // namespace hotline_field

}  // namespace yangxiao::station
