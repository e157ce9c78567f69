// What was moved: each movement with the words of people for what the ledger has numbers for.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "redeem/movement.hpp"
#include "redeem/place.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// One side of a movement: a donor, or an account of a place.
struct StockSide {
  StockAccountKind account = StockAccountKind::donor;
  std::optional<Place> place;         // of all but a donor
  std::optional<std::int64_t> donor;  // the row
};

struct JournalEntry {
  std::int64_t number = 0;  // in the chain
  MovementKind kind = MovementKind::donate;
  std::int64_t quantity = 0;
  std::int64_t lot = 0;
  std::int64_t item = 0;
  std::optional<std::int64_t> donor;  // of the lot; nothing: it was found
  StockSide from;
  StockSide to;
  std::string voucher;  // code; empty: it is for none
  Instant happened_at;
  Instant recorded_at;
  std::string actor;
  std::optional<std::int64_t> batch;
  std::string note;
};

struct JournalFilter {
  std::optional<std::int64_t> item;
  std::optional<Place> place;  // from there, or to there
  std::optional<std::int64_t> donor;
  std::optional<std::int64_t> lot;
  std::optional<MovementKind> kind;
  std::optional<Instant> since;  // happened from then on
  std::optional<Instant> until;  // and before
};
// The newest first. Of one lot the index finds them; else all are read.
Status each_movement(const store::Reader& book, const JournalFilter& filter,
                     const std::function<Status(const JournalEntry&)>& take);

}  // namespace yangxiao::redeem
