// Standing offers of merchants: 20 percent off for riders.
#pragma once

#include "catalogue/kind.hpp"

namespace yangxiao::redeem {

const catalogue::Kind& offers();

// The fields of an offer, in the order of the kind. The order is part of the book's format.
namespace offer_field {
inline constexpr std::size_t shop = 0;
inline constexpr std::size_t terms = 1;
inline constexpr std::size_t audience = 2;
inline constexpr std::size_t starts_on = 3;
inline constexpr std::size_t ends_on = 4;
inline constexpr std::size_t address = 5;
inline constexpr std::size_t hours = 6;
inline constexpr std::size_t phone = 7;
inline constexpr std::size_t note = 8;
}  // namespace offer_field

// Whether it stands on a day (YYYY-MM-DD).
bool stands_on(const catalogue::Entry& offer, const std::string& day);

struct NearOffer {
  catalogue::Entry offer;
  double metres = 0;
};
// Those with a place that stand on a day, at most so many metres away; the nearest first. Reads all
// offers.
Result<std::vector<NearOffer>> offers_near(const store::Reader& book, geo::Position from,
                                           double within, const std::string& day);

}  // namespace yangxiao::redeem
