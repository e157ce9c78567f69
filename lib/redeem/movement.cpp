#include "redeem/movement.hpp"

#include <array>

#include "base/text/named.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::array<std::string_view, kStockAccountKinds> kAccounts = {
    "donor",  "shelf",   "held",    "in_transit", "handed_out",
    "wasted", "expired", "missing", "found",      "loss"};
constexpr std::array<std::string_view, kMovementKinds> kMovements = {
    "donate", "hold", "hand_out", "give_back", "send", "arrive", "waste",
    "expire", "miss", "find",     "take_back", "lose", "undo"};

}  // namespace

std::string_view name_of(StockAccountKind kind) {
  return kAccounts[static_cast<std::size_t>(kind)];
}

std::string_view name_of(MovementKind kind) { return kMovements[static_cast<std::size_t>(kind)]; }

std::optional<MovementKind> movement_named(std::string_view word) {
  return text::named<MovementKind>(kMovements, word);
}

}  // namespace yangxiao::redeem
