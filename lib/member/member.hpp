// Members, teams and employers: the kinds, and the rules of members.
#pragma once

#include <cstdint>

#include "catalogue/kind.hpp"

namespace yangxiao::member {

const catalogue::Kind& employers();
const catalogue::Kind& teams();
const catalogue::Kind& members();

// The fields of a member, in the order of the kind. The order is part of the book's format.
namespace field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t phone = 1;
inline constexpr std::size_t occupation = 2;
inline constexpr std::size_t employer = 3;
inline constexpr std::size_t team = 4;
inline constexpr std::size_t station = 5;
inline constexpr std::size_t patch = 6;
inline constexpr std::size_t patch_radius = 7;
inline constexpr std::size_t joined_on = 8;
inline constexpr std::size_t left_on = 9;
inline constexpr std::size_t note = 10;
}  // namespace field

}  // namespace yangxiao::member
