// From the random numbers of accounts to places in a row: what replaying the ledger asks for twice
// a transfer.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace yangxiao::points {

// Open addressing: the numbers are random, so that their bits are the hash. Memory: 32 bytes or
// less an account.
class AccountIndex {
 public:
  AccountIndex() : slots_(kFewest) {}

  // That an account is going to be asked for.
  void fetch(std::int64_t account) const {
    __builtin_prefetch(&slots_[static_cast<std::size_t>(account) & (slots_.size() - 1)]);
  }

  // Nothing: it has no place yet. Constant.
  std::optional<std::size_t> known_place(std::int64_t account) const {
    const std::size_t place = slots_[slot_of(account)].place;
    return place == kNone ? std::nullopt : std::optional(place);
  }

  // The next free place for one that is new. Constant.
  std::size_t place_of(std::int64_t account) {
    std::size_t slot = slot_of(account);
    if (slots_[slot].place != kNone) return slots_[slot].place;
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      slot = slot_of(account);
    }
    slots_[slot] = {account, size_};
    return size_++;
  }

 private:
  static constexpr std::size_t kFewest = 1024;  // a power of two, as every size
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Slot {
    std::int64_t account = 0;
    std::size_t place = kNone;
  };

  // The slot that holds it, or the free one where it would go.
  std::size_t slot_of(std::int64_t account) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(account) & mask;
    while (slots_[at].place != kNone && slots_[at].account != account) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.place != kNone) slots_[slot_of(slot.account)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace yangxiao::points
