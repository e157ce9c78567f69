// What stock adds to the chain of the ledger: goods are counted in double entry beside the points
// that are given for them (lib/redeem). The chain knows of it what it hashes, and nothing else.
#pragma once

#include <cstdint>
#include <optional>

#include "points/chain.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct StockOpening {
  std::int64_t account = 0;
  std::int64_t number = 0;              // in the chain
  std::int64_t kind = 0;                // redeem::StockAccountKind
  std::optional<std::int64_t> donor;    // whose goods come from it, or
  std::optional<std::int64_t> station;  // where they lie, or
  std::optional<std::int64_t> partner;
  Instant recorded_at;
};

// So much of one item as came at one time and is good until one time.
struct StockLot {
  std::int64_t lot = 0;  // its number in the chain
  std::int64_t item = 0;
  std::optional<std::int64_t> donor;  // nothing: found, and nobody knows whose it was
  std::optional<Instant> expires_at;  // nothing: never
  Instant received_at;
  Instant recorded_at;
};

// A whole number of one lot from one account to another, once and for all.
struct StockMovement {
  std::int64_t number = 0;  // in the chain
  std::int64_t first = 0;   // of those that were booked as one
  std::int64_t lot = 0;
  std::int64_t debit = 0;     // the account that gives
  std::int64_t credit = 0;    // the account that gets
  std::int64_t quantity = 0;  // above zero
  std::int64_t kind = 0;      // redeem::MovementKind
  std::optional<std::int64_t> redemption;
  Instant happened_at;
  Instant recorded_at;
  std::int64_t actor = 0;
  std::optional<std::int64_t> batch;
  std::optional<std::int64_t> resolves;  // the hold, or the sending, that it ends
  std::optional<std::int64_t> reverses;
  std::optional<Digest> note;  // of salt and text
};

Digest hash_of(const Digest& previous, const StockOpening& opening);
Digest hash_of(const Digest& previous, const StockLot& lot);
Digest hash_of(const Digest& previous, const StockMovement& movement);

// The columns that read_movement() takes, in its order.
#define MOVEMENT_COLUMNS                                                                      \
  "number, first, lot, debit, credit, quantity, kind, redemption, happened_at, recorded_at, " \
  "actor, batch, resolves, reverses, note "
inline constexpr int kMovementColumns = 15;
StockMovement read_movement(SQLite::Statement& row);

// The links of stock in the order of their numbers, for whoever follows the chain.
class StockLinks {
 public:
  explicit StockLinks(const store::Reader& book);
  // The number of the next; 0: there is none.
  std::int64_t number();
  struct Link {
    const char* table = "";
    std::int64_t row = 0;
    Digest computed{};
    std::optional<Digest> stored;  // nothing: it has another length
    Instant recorded_at;
    bool has_note = false;
  };
  // The next one, as it follows a hash.
  Link take(const Digest& previous);

 private:
  class Rows {
   public:
    Rows(const store::Reader& book, const char* sql) : query_(book.database(), sql) { next(); }
    void next() { has_row_ = query_.executeStep(); }
    std::int64_t number() { return has_row_ ? query_.getColumn(0).getInt64() : 0; }
    SQLite::Statement& row() { return query_; }

   private:
    SQLite::Statement query_;
    bool has_row_ = false;
  };
  Rows accounts_;
  Rows lots_;
  Rows movements_;
};

}  // namespace yangxiao::points
