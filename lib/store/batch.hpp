// Batches: what an import was, and what the rows were that it wrote over. How a batch is taken back
// is the matter of whoever knows the rows.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/book.hpp"

namespace yangxiao::store {

struct Counts {
  std::uint64_t inserted = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t conflict = 0;  // rows that wanted to change what a person had changed here
  std::uint64_t rejected = 0;
  std::uint64_t flawed = 0;  // rows taken though something in them is not right
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
  std::int64_t mark = 0;  // of the transaction that made it
};

// The batches of a subject ("stations"), the newest first.
std::vector<Batch> batches(const Reader& book, const std::string& subject);

// Nothing: there is none with that number.
std::optional<Batch> batch_at(const Reader& book, std::int64_t number);

// Begins a batch; its counts are written by finish_batch(). Gives its number.
std::int64_t begin_batch(Writer& book, const std::string& subject, const std::string& file);
void finish_batch(Writer& book, std::int64_t batch, const std::string& sha256,
                  const Counts& counts);

// Keeps what rows were before a batch wrote over them, with one statement prepared once.
class FormerRows {
 public:
  FormerRows(Writer& book, std::int64_t batch);
  // A row's number, what it was as a JSON object, and the line of the file that wrote over it.
  void keep(std::int64_t row, const std::string& json, std::uint64_t line = 0);
  // The line that wrote over a row in this batch already; 0: not said. Nothing: none did.
  std::optional<std::uint64_t> line_of(std::int64_t row);

 private:
  SQLite::Statement insert_;
  SQLite::Statement line_;
  std::int64_t batch_;
};

struct FormerRow {
  std::int64_t row = 0;
  std::string json;
};
// Gives what each row was to `restore`, which tells whether it could be put back. How many were.
std::uint64_t restore_former_rows(const Writer& book, std::int64_t batch,
                                  const std::function<bool(const FormerRow&)>& restore);

// What people call a row that a query found.
using NameOfFound = std::string (*)(const SQLite::Column&);
inline std::string text_of_found(const SQLite::Column& column) { return column.getString(); }

// That nothing stands in the way of taking a batch back: the query, of the batch (?1) and its mark
// (?2), finds no row. Errors: `problem`, with the batch, how many there are, and the first.
Status check_none_found(const Writer& book, const std::string& sql, std::int64_t batch,
                        std::int64_t mark, Problem problem, NameOfFound name_of = text_of_found);

// The mark of a batch that can be taken back. Errors: batch_missing, batch_undone.
Result<std::int64_t> mark_of_batch(const Writer& book, const std::string& subject,
                                   std::int64_t batch);

struct Undone {
  std::uint64_t removed = 0;
  std::uint64_t restored = 0;
};
void mark_undone(Writer& book, std::int64_t batch);

}  // namespace yangxiao::store
