#include "cli/results.hpp"

#include <unistd.h>

#include "base/compression.hpp"

namespace yangxiao::cli {
namespace {

constexpr std::size_t kKeptBack = 1U << 20U;
constexpr std::size_t kMuch = 1U << 16U;  // is not copied once more

class StandardOutput final : public Results {
 public:
  Status write(std::string_view bytes) override {
    kept_.append(bytes);
    return kept_.size() < kKeptBack ? Status() : flush();
  }
  Status finish() override { return flush(); }

 private:
  Status flush() {
    DescriptorOutput output(STDOUT_FILENO, "-");
    const Status written = output.write(kept_);
    kept_.clear();
    return written;
  }
  std::string kept_;
};

class FileResults final : public Results {
 public:
  explicit FileResults(std::unique_ptr<FileOutput> file) : file_(std::move(file)) {}
  Status write(std::string_view bytes) override {
    if (kept_.empty() && bytes.size() >= kMuch) return file_->write(bytes);
    kept_.append(bytes);
    return kept_.size() < kKeptBack ? Status() : flush();
  }
  Status finish() override {
    const Status flushed = flush();
    return flushed ? file_->commit() : flushed;
  }

 private:
  Status flush() {
    const Status written = file_->write(kept_);
    kept_.clear();
    return written;
  }
  std::unique_ptr<FileOutput> file_;
  std::string kept_;
};

}  // namespace

std::unique_ptr<Results> standard_output() { return std::make_unique<StandardOutput>(); }

Result<std::unique_ptr<Results>> output_file(const std::string& path) {
  auto file = open_file_output(path, 0640);
  if (!file) return file.error();
  return std::unique_ptr<Results>(
      std::make_unique<FileResults>(compressed(std::move(*file), compression_of_ending(path))));
}

}  // namespace yangxiao::cli
