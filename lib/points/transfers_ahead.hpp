// The transfers of the ledger in their order, some of them read ahead: what each is going to touch
// is asked for while those before it are booked, so that nobody waits for the memory.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "points/account.hpp"
#include "points/account_index.hpp"
#include "points/lots.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// What an account has while the ledger is booked once more.
struct Balance {
  AccountKind kind = AccountKind::member;
  std::int64_t balance = 0;
  std::int64_t held = 0;
  std::vector<OpenLot> lots;  // of a member, in the order of spending
};

class TransfersAhead {
 public:
  // `index` and `balances` are those that the transfers are booked to.
  TransfersAhead(const store::Reader& book, const AccountIndex& index,
                 const std::vector<Balance>& balances);

  bool has_row() const { return front_ != end_; }
  std::int64_t number() const { return transfer().number; }
  const Transfer& transfer() const { return at(front_).transfer; }
  // As it is written; nothing: it has another length.
  const std::optional<Digest>& hash() const { return at(front_).hash; }
  void next();

 private:
  struct Ahead {
    Transfer transfer;
    std::optional<Digest> hash;
  };
  static constexpr std::size_t kAhead = 64;
  const Ahead& at(std::size_t place) const { return read_[place % kAhead]; }
  void read_one();
  void fetch_balances(const Transfer& transfer) const;
  void fetch_lots(const Transfer& transfer) const;

  const AccountIndex& index_;
  const std::vector<Balance>& balances_;
  store::Scan query_;
  std::array<Ahead, kAhead> read_;
  std::size_t front_ = 0;
  std::size_t end_ = 0;  // behind the last that was read
  bool is_over_ = false;
};

}  // namespace yangxiao::points
