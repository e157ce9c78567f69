// Booking of stock. Everything that moves goods goes through here: it gets its number and its hash
// in the chain that the points have, too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "points/chain_end.hpp"
#include "redeem/movement.hpp"
#include "redeem/place.hpp"

namespace yangxiao::redeem {

// What is to be moved; the rest of a points::StockMovement follows from the ledger.
struct StockPosting {
  std::int64_t lot = 0;
  std::int64_t debit = 0;     // the account that gives
  std::int64_t credit = 0;    // the account that gets
  std::int64_t quantity = 0;  // above zero, and no more than is there
  MovementKind kind = MovementKind::donate;
  std::optional<std::int64_t> redemption = {};
  Instant happened_at = {};
  std::optional<std::int64_t> resolves = {};
  std::optional<std::int64_t> reverses = {};
  std::string note = {};  // what a person wrote beside it; empty: nothing
};

struct NewLot {
  std::int64_t item = 0;
  std::optional<std::int64_t> donor;  // nothing: it was found
  std::optional<Instant> expires_at;  // nothing: never
  Instant received_at;
};

// SQL that finds the account of a place, if it has one: ?1 the station or partner, ?2 the kind.
const char* account_query(Place::Kind kind);

class StockLedger {
 public:
  explicit StockLedger(points::ChainEnd& chain) : chain_(chain) {}

  // When what is booked is recorded.
  Instant now() const { return chain_.now(); }
  // The account of a donor; of a place, by its kind: opened where there is none.
  std::int64_t of_donor(std::int64_t donor);
  std::int64_t of_place(StockAccountKind kind, const Place& place);
  // Adds a lot. Its number.
  std::int64_t add_lot(const NewLot& lot);

  // Books postings as one: their numbers follow each other from the one that is returned. That each
  // account has what it gives is the caller's to know: the book refuses the rest.
  std::int64_t post(std::span<const StockPosting> postings, std::optional<std::int64_t> batch = {});

 private:
  std::int64_t open_account(StockAccountKind kind, const std::optional<std::int64_t>& donor,
                            const std::optional<Place>& place);
  void keep_note(std::int64_t number, const points::Salt& salt, const std::string& text);

  points::ChainEnd& chain_;
  std::map<std::pair<StockAccountKind, Place>, std::int64_t> known_;
};

}  // namespace yangxiao::redeem
