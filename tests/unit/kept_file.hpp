// A file in memory, for tests of what writes through another file.
#pragma once

#include <cstdint>
#include <string>

#include "base/output.hpp"

namespace yangxiao {

// Keeps what was written, and says when it was committed.
class KeptFile final : public FileOutput {
 public:
  KeptFile(std::string& bytes, bool& is_committed, std::size_t room = SIZE_MAX)
      : bytes_(bytes), is_committed_(is_committed), room_(room) {}
  Status write(std::string_view more) override {
    if (bytes_.size() + more.size() > room_) return Error{Problem::disk_full, {}, {}};
    bytes_ += more;
    return {};
  }
  Status commit() override {
    is_committed_ = true;
    return {};
  }

 private:
  std::string& bytes_;
  bool& is_committed_;
  std::size_t room_;
};

}  // namespace yangxiao
