// Files that are being written under a temporary name. When a signal ends the program they are
// removed: whoever presses Ctrl-C finds the folder as it was.
#pragma once

#include <string>

namespace yangxiao {

// Remembers a path, for as long as it lives, as one that a signal removes. More than sixteen at a
// time, or a path longer than 4095 bytes, are not remembered.
class Unfinished {
 public:
  Unfinished() = default;
  explicit Unfinished(const std::string& path);
  Unfinished(Unfinished&& other) noexcept : slot_(other.slot_) { other.slot_ = -1; }
  Unfinished& operator=(Unfinished&& other) noexcept;
  ~Unfinished() { forget(); }
  void forget();

 private:
  int slot_ = -1;
};

// From here on SIGINT, SIGTERM and SIGHUP remove the unfinished files and then end the program as
// they would have (a shell sees 128+N). A signal that is ignored stays so (nohup).
void remove_unfinished_on_signals();

}  // namespace yangxiao
