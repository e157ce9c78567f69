// Positions and reaches as people write them. No locale: the decimal sign is a point.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "geo/position.hpp"
#include "geo/travel.hpp"

namespace yangxiao::geo {

// What two bare numbers mean.
enum class Order : std::uint8_t { lat_lon, lon_lat };
std::optional<Order> order_named(std::string_view name);  // latlon, lonlat

// Takes `30.5,114.2`, `30.5 114.2`, `30.5；114.2`, `114.2E 30.5N`, `N30°33'18.5" E114°12'03"`,
// `30°33′18.5″N 114°12′3″E`, `30:33:18.5,114:12:3`, `北纬30.55 东经114.2`, `北纬30度33分
// 东经114度12分`, `geo:30.5,114.2;u=35`, in full-width characters too. Letters tell the order and
// either both numbers have one or none; a geo URI is latitude first (RFC 5870).
//
// Errors: position_bad: anything else, nan and inf, a number out of range. position_swapped: two
// bare numbers that are no position in this order, or one outside the box around China, while in
// the other order they are one inside the box (or, of the former, any at all). Who means such a
// place in the Arctic writes it with letters.
Result<Position> parse_position(std::string_view text, Order order = Order::lat_lon);

// One cell: a decimal number with a sign, or any of the forms above with or without its letter,
// also `30 33 18.5`. Errors, each with the column's name as its argument and no place: number_bad
// (also the other direction's letter), latitude_range, longitude_range.
Result<double> parse_latitude(std::string_view text, std::string_view column);
Result<double> parse_longitude(std::string_view text, std::string_view column);

// `800m`, `1.2km`, `5min`, `800米`, `1.2公里`, `5分钟`. Errors: reach_bad: no unit (800 what?), not
// above 0, anything else.
Result<Reach> parse_reach(std::string_view text);

}  // namespace yangxiao::geo
