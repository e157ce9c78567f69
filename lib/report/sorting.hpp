// What reports are sorted by: agencies, channels, and a tree of categories.
#pragma once

#include "catalogue/kind.hpp"

namespace yangxiao::report {

const catalogue::Kind& agencies();
const catalogue::Kind& channels();
const catalogue::Kind& categories();

// The fields of a category, in the order of the kind. The order is part of the book's format.
namespace category_field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t name_en = 1;
inline constexpr std::size_t aliases = 2;
inline constexpr std::size_t parent = 3;
inline constexpr std::size_t priority = 4;
inline constexpr std::size_t call = 5;
inline constexpr std::size_t agency = 6;
inline constexpr std::size_t accept_limit = 7;
inline constexpr std::size_t dispatch_limit = 8;
inline constexpr std::size_t resolve_limit = 9;
inline constexpr std::size_t duplicate_metres = 10;
inline constexpr std::size_t duplicate_hours = 11;
}  // namespace category_field

}  // namespace yangxiao::report
