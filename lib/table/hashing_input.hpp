// An input that is hashed and counted while it is read: a batch keeps the SHA-256 of its file, and
// the progress bar its share.
#pragma once

#include <memory>
#include <string>

#include "base/input.hpp"
#include "base/reporter.hpp"

namespace yangxiao::table {

class HashingInput final : public Input {
 public:
  HashingInput(Input& inner, Reporter& reporter);
  // Another thread is going to read, which is not the one that reports.
  void keep_progress() { tells_progress_ = false; }
  std::uint64_t done() const { return done_; }  // bytes read so far
  ~HashingInput() override;
  Result<std::size_t> read(std::span<char> buffer) override;
  const std::string& name() const override { return inner_.name(); }
  std::optional<std::uint64_t> size() const override { return inner_.size(); }

  // Of what has been read so far, lower-case hex. To be called once, after the end.
  std::string sha256();

 private:
  class Hash;
  Input& inner_;
  Reporter& reporter_;
  std::unique_ptr<Hash> hash_;
  std::uint64_t done_ = 0;
  bool tells_progress_ = true;
};

}  // namespace yangxiao::table
