#include "points/booking.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kBooking =
    "SELECT " TRANSFER_COLUMNS
    ", (SELECT name FROM actor WHERE actor.actor = transfer.actor), "
    "(SELECT text FROM transfer_note WHERE transfer_note.transfer = transfer.number), "
    "(SELECT back.number FROM transfer AS back WHERE back.reverses = transfer.number "
    "AND back.first = back.number) "
    "FROM transfer WHERE number = ?1";
constexpr const char* kNext = R"sql(SELECT first FROM transfer WHERE number = ?1)sql";
constexpr const char* kLot = R"sql(SELECT expires_at, remaining FROM lot WHERE lot = ?1)sql";

Party party_of(const store::Reader& book, std::int64_t account) {
  Party party;
  const auto found = account_at(book, account);
  if (!found) return party;
  party.kind = found->kind;
  party.name = found->name;
  party.member = owner_of_account(book, account);
  return party;
}

}  // namespace

std::optional<Booking> booking_at(const store::Reader& book, std::int64_t number) {
  SQLite::Statement row(book.database(), kBooking);
  row.bind(1, number);
  if (!row.executeStep()) return std::nullopt;
  Booking booking;
  booking.transfer = read_transfer(row);
  booking.from = party_of(book, booking.transfer.debit);
  booking.to = party_of(book, booking.transfer.credit);
  booking.actor = row.getColumn(kTransferColumns).getString();
  booking.note = row.getColumn(kTransferColumns + 1).getString();
  const SQLite::Column undone = row.getColumn(kTransferColumns + 2);
  if (!undone.isNull()) booking.undone = undone.getInt64();
  booking.taken = allocations_of(book, number);
  SQLite::Statement lot(book.database(), kLot);
  lot.bind(1, number);
  if (lot.executeStep()) {
    booking.lot = {number, Instant{lot.getColumn(0).getInt64()}, lot.getColumn(1).getInt64()};
  }
  return booking;
}

std::vector<Booking> bookings_of_group(const store::Reader& book, std::int64_t first) {
  // They follow each other.
  SQLite::Statement next(book.database(), kNext);
  std::vector<Booking> group;
  for (std::int64_t number = first;; ++number) {
    next.reset();
    next.bind(1, number);
    if (!next.executeStep() || next.getColumn(0).getInt64() != first) return group;
    group.push_back(*booking_at(book, number));
  }
}

}  // namespace yangxiao::points
