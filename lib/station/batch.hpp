// Batches: what an import was, what it wrote over, and how it is taken back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "station/station.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

struct Counts {
  std::uint64_t inserted = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t conflict = 0;  // rows that wanted to change what a person had changed here
  std::uint64_t rejected = 0;
  std::uint64_t flawed = 0;  // rows taken whose opening hours nobody understands
};

struct Batch {
  std::int64_t number = 0;
  std::string file;
  std::string sha256;
  Instant imported_at;
  std::string actor;
  Counts counts;
  std::optional<Instant> undone_at;
  std::string undone_by;
};

// The batches of stations, the newest first.
std::vector<Batch> batches(const store::Reader& book);

// Begins a batch; its counts are written by finish_batch(). Gives its number.
std::int64_t begin_batch(store::Writer& book, const std::string& file);
void finish_batch(store::Writer& book, std::int64_t batch, const std::string& sha256,
                  const Counts& counts);

// Keeps what a station was before a batch wrote over it, with one statement prepared once.
class FormerRows {
 public:
  FormerRows(store::Writer& book, std::int64_t batch);
  void keep(const Station& former);

 private:
  SQLite::Statement insert_;
  std::int64_t batch_;
};

struct Undone {
  std::uint64_t removed = 0;
  std::uint64_t restored = 0;
};

// Takes a batch back as a whole: what it made is removed, what it wrote over is as it was. Errors:
// batch_missing, batch_undone, batch_built_on (a station was changed after it).
Result<Undone> undo_batch(store::Writer& book, std::int64_t batch);

}  // namespace yangxiao::station
