#include "base/unfinished.hpp"

#include <array>
#include <csignal>
#include <cstring>
#include <utility>

#include <unistd.h>

namespace yangxiao {
namespace {

// Read by the signal handler: nothing here may move or be allocated.
struct Slot {
  volatile std::sig_atomic_t used = 0;
  std::array<char, 4096> path{};
};
std::array<Slot, 16> slots;

void on_signal(int number) {
  for (const Slot& slot : slots) {
    if (slot.used != 0) ::unlink(slot.path.data());
  }
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

Unfinished::Unfinished(const std::string& path) {
  if (path.size() >= slots[0].path.size()) return;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].used != 0) continue;
    std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
    slots[i].used = 1;
    slot_ = static_cast<int>(i);
    return;
  }
}

Unfinished& Unfinished::operator=(Unfinished&& other) noexcept {
  std::swap(slot_, other.slot_);
  return *this;
}

void Unfinished::forget() {
  if (slot_ >= 0) slots[static_cast<std::size_t>(slot_)].used = 0;
  slot_ = -1;
}

void remove_unfinished_on_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = on_signal;
    ::sigaction(number, &action, nullptr);
  }
}

}  // namespace yangxiao
