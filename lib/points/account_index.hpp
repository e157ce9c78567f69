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
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(account) & mask;
    while (slots_[at].place != kNone && slots_[at].account != account) at = (at + 1) & mask;
    return slots_[at].place == kNone ? std::nullopt : std::optional(slots_[at].place);
  }

  // The next free place for one that is new. Constant.
  std::size_t place_of(std::int64_t account) {
    Slot* slot = &find(account);
    if (slot->place != kNone) return slot->place;
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      slot = &find(account);
    }
    *slot = {account, size_};
    return size_++;
  }

 private:
  static constexpr std::size_t kFewest = 1024;  // a power of two, as every size
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Slot {
    std::int64_t account = 0;
    std::size_t place = kNone;
  };

  Slot& find(std::int64_t account) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(account) & mask;
    while (slots_[at].place != kNone && slots_[at].account != account) at = (at + 1) & mask;
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.place != kNone) find(slot.account) = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace yangxiao::points
