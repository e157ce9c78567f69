#include "export/parts_at_once.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace yangxiao::exporting {
namespace {

class PartsAtOnce {
 public:
  PartsAtOnce(std::span<const std::unique_ptr<PartMaker>> makers, std::size_t parts)
      : parts_(parts), slots_(2 * makers.size()) {
    for (const auto& maker : makers) threads_.emplace_back([this, &maker] { work(*maker); });
  }
  ~PartsAtOnce() { stop(); }
  PartsAtOnce(const PartsAtOnce&) = delete;
  PartsAtOnce& operator=(const PartsAtOnce&) = delete;

  Status take_all(const std::function<Status(std::string_view)>& take) {
    std::string text;
    Status taken;
    for (std::size_t part = 0; part < parts_ && taken; ++part) {
      if (!wait_for(part, text)) break;
      taken = take(text);
    }
    stop();
    if (thrown_) std::rethrow_exception(thrown_);
    return failed_ ? *failed_ : taken;
  }

 private:
  struct Slot {
    std::string text;
    bool is_ready = false;
  };

  // Whether the part has come: nothing more comes behind a failure.
  bool wait_for(std::size_t part, std::string& text) {
    Slot& slot = slots_[part % slots_.size()];
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return slot.is_ready || stopped_; });
    if (!slot.is_ready) return false;
    text.swap(slot.text);
    slot.is_ready = false;
    ++taken_;
    changed_.notify_all();
    return true;
  }

  // The next part that nobody makes; nothing: there is none, or all stop.
  std::optional<std::size_t> next_part() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return stopped_ || next_ == parts_ || next_ < taken_ + slots_.size(); });
    if (stopped_ || next_ == parts_) return std::nullopt;
    return next_++;
  }

  void work(PartMaker& maker) {
    std::string text;
    while (const auto part = next_part()) {
      text.clear();
      Status made;
      std::exception_ptr thrown;
      try {
        made = maker.make(*part, text);
      } catch (...) {
        thrown = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      if (made && !thrown) {
        Slot& slot = slots_[*part % slots_.size()];
        slot.text.swap(text);
        slot.is_ready = true;
      } else if (!stopped_) {
        stopped_ = true;
        if (!made) failed_ = made;
        thrown_ = thrown;
      }
      changed_.notify_all();
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      changed_.notify_all();
    }
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  std::size_t parts_;
  std::vector<Slot> slots_;  // of the parts between those taken and those that nobody makes yet
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::optional<Status> failed_;
  std::exception_ptr thrown_;
  std::vector<std::thread> threads_;  // the last: they use the others from their first moment
};

}  // namespace

Status make_at_once(std::span<const std::unique_ptr<PartMaker>> makers, std::size_t parts,
                    const std::function<Status(std::string_view)>& take) {
  return PartsAtOnce(makers, parts).take_all(take);
}

}  // namespace yangxiao::exporting
