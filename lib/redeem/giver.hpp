// Who gives: donors, and partners who hand out at a counter of their own.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "catalogue/kind.hpp"

namespace yangxiao::redeem {

const catalogue::Kind& donors();
const catalogue::Kind& partners();

struct DonorShown {
  std::string code;
  std::string name;
  bool is_person = false;
};
// All of them, by their rows.
std::map<std::int64_t, DonorShown> donors_shown(const store::Reader& book);

// The fields of a partner, in the order of the kind. The order is part of the book's format.
namespace partner_field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t address = 1;
inline constexpr std::size_t hours = 2;
inline constexpr std::size_t contact = 3;
inline constexpr std::size_t phone = 4;
inline constexpr std::size_t ended_on = 5;
inline constexpr std::size_t note = 6;
}  // namespace partner_field

}  // namespace yangxiao::redeem
