// The three datums that Chinese maps use, and the way from each to each.
//
// GCJ-02 is WGS-84 shifted by some 300 to 700 m within a box around China (position.hpp); BD-09 is
// GCJ-02 shifted once more. Around Hanyang WGS-84 and GCJ-02 are 590 m apart, WGS-84 and BD-09
// 1,210 m: a wrong label moves a station farther than a five-minute walk.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "geo/position.hpp"

namespace yangxiao::geo {

enum class Datum : std::uint8_t { wgs84, gcj02, bd09 };

// The same place in another datum. Ways back are found by iteration against the ways there and
// agree with them to better than 1e-9 degrees. A place whose WGS-84 position is outside the box
// stays as it is. Near the edge of the box the shift leads out of it: such a result is still led
// back, at the price that a position up to 0.03 degrees outside the box, called GCJ-02 or BD-09, is
// too. Numbers that are not finite stay as they are. Constant time, below 2 µs.
Position convert(Position place, Datum from, Datum to);

// Metres between where the two datums draw the place. 0 outside the box.
double metres_apart(Position wgs84, Datum one, Datum other);

// By any of the names that people use: wgs84, WGS-84, gps, gcj02, 火星, 高德, amap, bd09, 百度 ...
// Case, spaces, hyphens and underscores do not matter.
std::optional<Datum> datum_named(std::string_view word);

// The stable name: "wgs84", "gcj02", "bd09".
std::string_view name_of(Datum datum);

}  // namespace yangxiao::geo
