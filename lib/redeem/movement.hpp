// Accounts of stock, and what moves goods from one to another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yangxiao::redeem {

// The numbers are part of the book's format. A donor has one account; of all others each place has
// its own.
enum class StockAccountKind : std::uint8_t {
  donor,       // below zero by what they gave
  shelf,       // there to be redeemed
  held,        // reserved, and neither handed out nor given back
  in_transit,  // on its way to the place
  handed_out,
  wasted,   // spoiled, broken
  expired,  // past its date
  missing,  // not there when it was counted
  found,    // below zero by what was there when it was counted, and nobody knows from where
  loss,     // handed out twice
};
inline constexpr std::size_t kStockAccountKinds = 10;
std::string_view name_of(StockAccountKind kind);

// Whether an account of this kind may fall below zero: it stands for what lies outside the book.
constexpr bool may_be_negative(StockAccountKind kind) {
  return kind == StockAccountKind::donor || kind == StockAccountKind::found;
}
// Whether goods of such an account lie there to be touched.
constexpr bool is_there(StockAccountKind kind) {
  return kind == StockAccountKind::shelf || kind == StockAccountKind::held;
}

// The numbers are part of the book's format, and of the SQL of data/schema/0012_redeem.sql.
enum class MovementKind : std::uint8_t {
  donate,     // from a donor to the shelf
  hold,       // reserved for a voucher
  hand_out,   // what was held is collected
  give_back,  // what was held is on the shelf again
  send,       // on its way to another place
  arrive,     // it has come
  waste,      // it spoiled
  expire,     // it is past its date
  miss,       // it is not there
  find,       // it is there
  take_back,  // what was handed out was returned
  lose,       // a second hand-out for one voucher
  undo,       // a donation that was booked by mistake
};
inline constexpr std::size_t kMovementKinds = 13;
std::string_view name_of(MovementKind kind);
std::optional<MovementKind> movement_named(std::string_view word);

constexpr bool ends_hold(MovementKind kind) {
  return kind == MovementKind::hand_out || kind == MovementKind::give_back;
}

}  // namespace yangxiao::redeem
