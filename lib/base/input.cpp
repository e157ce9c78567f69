#include "base/input.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"

namespace yangxiao {
namespace {

class FileInput final : public Input {
 public:
  FileInput(std::string name, Descriptor file, std::optional<std::uint64_t> size)
      : name_(std::move(name)), file_(std::move(file)), size_(size) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    for (;;) {
      const ssize_t count = ::read(file_.get(), buffer.data(), buffer.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno == EINTR) continue;
      return Error{Problem::file_unreadable, {std::strerror(errno)}, {name_, 0, 0, {}}};
    }
  }
  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  std::string name_;
  Descriptor file_;
  std::optional<std::uint64_t> size_;
};

Error open_error(const std::string& path) {
  if (errno == ENOENT || errno == ENOTDIR) return {Problem::file_missing, {}, {path, 0, 0, {}}};
  return {Problem::file_unreadable, {std::strerror(errno)}, {path, 0, 0, {}}};
}

}  // namespace

Result<std::unique_ptr<Input>> open_input(const std::string& path) {
  // A duplicate of standard input, so that closing it leaves the original alone.
  Descriptor file(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return open_error(path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return open_error(path);
  if (S_ISDIR(status.st_mode)) return Error{Problem::file_is_directory, {}, {path, 0, 0, {}}};
  std::optional<std::uint64_t> size;
  if (S_ISREG(status.st_mode)) size = static_cast<std::uint64_t>(status.st_size);
  return std::unique_ptr<Input>(std::make_unique<FileInput>(path, std::move(file), size));
}

Result<std::size_t> MemoryInput::read(std::span<char> buffer) {
  const std::size_t count = std::min(buffer.size(), bytes_.size() - at_);
  std::copy_n(bytes_.data() + at_, count, buffer.data());
  at_ += count;
  return count;
}

Result<std::string> read_whole(const std::string& path) {
  auto input = open_input(path);
  if (!input) return input.error();
  std::string text;
  std::array<char, 65536> block{};
  for (;;) {
    const auto count = (*input)->read(block);
    if (!count) return count.error();
    if (*count == 0) return text;
    text.append(block.data(), *count);
  }
}

}  // namespace yangxiao
