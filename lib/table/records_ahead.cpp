#include "table/records_ahead.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlockBytes = 1U << 16U;
constexpr std::size_t kBlocksWaiting = 4;

}  // namespace

// Records by their place in one text, so that a block is a few allocations whatever it holds.
struct RecordsAhead::Block {
  struct Record {
    std::uint64_t line;
    std::size_t cells;  // how many
    std::optional<Error> flaw;
  };
  struct Span {
    std::size_t size;
    bool present;
  };
  std::string text;
  std::vector<Span> spans;
  std::vector<Record> records;
  std::optional<Error> error;  // behind the records
  bool is_last = false;
  std::uint64_t bytes = 0;

  std::size_t next_record = 0;
  std::size_t next_span = 0;
  std::size_t next_byte = 0;

  void add(const CsvScanner& scanner, std::optional<Error> flaw) {
    for (const Cell& cell : scanner.cells()) {
      text.append(cell.text);
      spans.push_back({cell.text.size(), cell.present});
    }
    records.push_back({scanner.line(), scanner.cells().size(), std::move(flaw)});
  }
};

class RecordsAhead::Thread {
 public:
  Thread(CsvScanner& scanner, std::function<std::uint64_t()> read_so_far)
      : scanner_(scanner), read_so_far_(std::move(read_so_far)), thread_([this] { work(); }) {}
  ~Thread() {
    {
      const std::scoped_lock lock(mutex_);
      is_unwanted_ = true;
      has_room_.notify_one();
    }
    thread_.join();
  }
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;

  std::unique_ptr<Block> take() {
    std::unique_lock lock(mutex_);
    has_block_.wait(lock, [this] { return !waiting_.empty(); });
    auto block = std::move(waiting_.front());
    waiting_.pop_front();
    has_room_.notify_one();
    return block;
  }

 private:
  void work() {
    for (bool goes_on = true; goes_on;) {
      auto block = fill();
      goes_on = !block->is_last;
      std::unique_lock lock(mutex_);
      has_room_.wait(lock, [this] { return is_unwanted_ || waiting_.size() < kBlocksWaiting; });
      if (is_unwanted_) return;
      waiting_.push_back(std::move(block));
      has_block_.notify_one();
    }
  }

  std::unique_ptr<Block> fill() {
    auto block = std::make_unique<Block>();
    block->text.reserve(kBlockBytes + kBlockBytes / 4);
    while (!block->is_last && block->text.size() < kBlockBytes) {
      auto next = scanner_.next();
      if (!next) block->error = std::move(next.error());
      block->is_last = !next || !next->is_record;
      if (!block->is_last) block->add(scanner_, std::move(next->flaw));
    }
    block->bytes = read_so_far_();
    return block;
  }

  CsvScanner& scanner_;
  std::function<std::uint64_t()> read_so_far_;
  std::mutex mutex_;
  std::condition_variable has_block_;
  std::condition_variable has_room_;
  std::deque<std::unique_ptr<Block>> waiting_;
  bool is_unwanted_ = false;
  std::thread thread_;  // the last, since it uses the others from its first moment
};

RecordsAhead::RecordsAhead(CsvScanner& scanner, std::function<std::uint64_t()> read_so_far)
    : thread_(std::make_unique<Thread>(scanner, std::move(read_so_far))),
      block_(std::make_unique<Block>()) {}

RecordsAhead::~RecordsAhead() = default;

Result<std::optional<RecordsAhead::Taken>> RecordsAhead::next() {
  while (block_->next_record == block_->records.size()) {
    if (block_->error) return std::move(*block_->error);
    if (block_->is_last) return std::optional<Taken>();
    block_ = thread_->take();
  }
  Block::Record& record = block_->records[block_->next_record++];
  cells_.clear();
  for (std::size_t i = 0; i < record.cells; ++i) {
    const Block::Span& span = block_->spans[block_->next_span++];
    cells_.push_back(
        {std::string_view(block_->text).substr(block_->next_byte, span.size), span.present});
    block_->next_byte += span.size;
  }
  return std::optional<Taken>(Taken{record.line, cells_, std::move(record.flaw)});
}

std::uint64_t RecordsAhead::bytes() const { return block_->bytes; }

}  // namespace yangxiao::table
