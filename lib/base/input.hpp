// Bytes coming in: a file, standard input or memory, read once from front to back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao {

class Input {
 public:
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  virtual ~Input() = default;

  // Fills as much of the buffer as there is; 0 means the end. Errors: file_unreadable.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;

  virtual const std::string& name() const = 0;            // as errors show it; "-" for stdin
  virtual std::optional<std::uint64_t> size() const = 0;  // bytes, where somebody knows
};

// Opens a file for reading, or standard input where path is "-". A path given by a user may be a
// symbolic link. Errors: file_missing, file_is_directory, file_unreadable.
Result<std::unique_ptr<Input>> open_input(const std::string& path);

// All of a file, or of standard input. Errors: as open_input.
Result<std::string> read_whole(const std::string& path);

// Reads from memory that outlives it.
class MemoryInput final : public Input {
 public:
  MemoryInput(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {}
  Result<std::size_t> read(std::span<char> buffer) override;
  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return bytes_.size(); }

 private:
  std::string name_;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace yangxiao
