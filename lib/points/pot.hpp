// What donors give for points: it fills a pot, out of which points are awarded, and which is never
// below zero.
#pragma once

#include <cstdint>
#include <string>

#include "points/ledger.hpp"

namespace yangxiao::points {

struct PotFilling {
  std::string pot;          // the code of the donor
  std::int64_t points = 0;  // above zero; below: taken out again
  std::string note;
};

struct PotFilled {
  std::int64_t transfer = 0;
  std::int64_t balance = 0;  // of the pot, afterwards
};

// Errors: pot_short ({0} pot, {1} what is in it, {2} what is asked).
Result<PotFilled> fill_pot(store::Writer& book, Ledger& ledger, const PotFilling& asked);

}  // namespace yangxiao::points
