#include "table/hashing_input.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/sha256.hpp"

namespace yangxiao::table {
namespace {

// A file that ends before is hashed where it is read: a thread would take longer to start.
constexpr std::uint64_t kWorthAThread = 1U << 20U;
constexpr std::size_t kBlocksWaiting = 8;

}  // namespace

// The hash of blocks, of a large file in a thread of its own: it takes as long as a seventh of what
// else an import does. The thread hashes and nothing else, so that it never waits for a file.
class HashingInput::Hash {
 public:
  Hash() = default;
  ~Hash() { end(); }
  Hash(const Hash&) = delete;
  Hash& operator=(const Hash&) = delete;

  void add(std::span<const char> block, bool is_large) {
    if (!is_large) return take(block);
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [this] { return waiting_.size() < kBlocksWaiting; });
    waiting_.emplace_back(block.begin(), block.end());
    has_work_.notify_one();
  }

  std::string digest() {
    end();
    return hash_.hex();
  }

 private:
  void take(std::span<const char> block) { hash_.add({block.data(), block.size()}); }

  void work() {
    for (;;) {
      std::string block;
      {
        std::unique_lock lock(mutex_);
        has_work_.wait(lock, [this] { return !waiting_.empty() || is_ended_; });
        if (waiting_.empty()) return;
        block = std::move(waiting_.front());
        waiting_.pop_front();
        has_room_.notify_one();
      }
      take(block);
    }
  }

  // Hashes what waits, and ends the thread.
  void end() {
    if (!thread_.joinable()) return;
    {
      const std::scoped_lock lock(mutex_);
      is_ended_ = true;
      has_work_.notify_one();
    }
    thread_.join();
  }

  Sha256 hash_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::condition_variable has_room_;
  std::deque<std::string> waiting_;
  bool is_ended_ = false;
};

HashingInput::HashingInput(Input& inner, Reporter& reporter)
    : inner_(inner), reporter_(reporter), hash_(std::make_unique<Hash>()) {}

HashingInput::~HashingInput() = default;

Result<std::size_t> HashingInput::read(std::span<char> buffer) {
  auto count = inner_.read(buffer);
  if (!count) return count;
  hash_->add(buffer.first(*count), done_ >= kWorthAThread);
  done_ += *count;
  if (tells_progress_) reporter_.progress(done_, inner_.size().value_or(0));
  return count;
}

std::string HashingInput::sha256() { return hash_->digest(); }

}  // namespace yangxiao::table
