#include "points/transfers_ahead.hpp"

#include <algorithm>

namespace yangxiao::points {
namespace {

constexpr const char* kTransfers =
    "SELECT " TRANSFER_COLUMNS ", hash FROM transfer ORDER BY number";

// So many before it is booked, of a transfer the balances are asked for, and then their lots: each
// needs that what leads to it is there.
constexpr std::size_t kBalances = 32;
constexpr std::size_t kLots = 16;
constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kLotsFetched = 1024;  // of one account

}  // namespace

TransfersAhead::TransfersAhead(const store::Reader& book, const AccountIndex& index,
                               const std::vector<Balance>& balances)
    : index_(index), balances_(balances), query_(book.database(), kTransfers) {
  while (end_ < kAhead && !is_over_) read_one();
}

void TransfersAhead::next() {
  ++front_;
  if (!is_over_) read_one();
  if (front_ + kBalances < end_) fetch_balances(at(front_ + kBalances).transfer);
  if (front_ + kLots < end_) fetch_lots(at(front_ + kLots).transfer);
}

void TransfersAhead::read_one() {
  if (!query_.step()) {
    is_over_ = true;
    return;
  }
  Ahead& ahead = read_[end_ % kAhead];
  ahead.transfer = read_transfer(query_);
  ahead.hash = read_digest(query_, kTransferColumns);
  ++end_;
  index_.fetch(ahead.transfer.debit);
  index_.fetch(ahead.transfer.credit);
}

void TransfersAhead::fetch_balances(const Transfer& transfer) const {
  for (const std::int64_t account : {transfer.debit, transfer.credit}) {
    const auto place = index_.known_place(account);
    if (place) __builtin_prefetch(&balances_[*place]);
  }
}

void TransfersAhead::fetch_lots(const Transfer& transfer) const {
  for (const std::int64_t account : {transfer.debit, transfer.credit}) {
    const auto place = index_.known_place(account);
    if (!place) continue;
    const std::vector<OpenLot>& lots = balances_[*place].lots;
    const auto* const begin = reinterpret_cast<const char*>(lots.data());
    const std::size_t bytes = std::min(lots.size() * sizeof(OpenLot), kLotsFetched);
    for (std::size_t i = 0; i < bytes; i += kCacheLine) __builtin_prefetch(begin + i);
  }
}

}  // namespace yangxiao::points
