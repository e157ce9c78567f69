// What one durable row costs: one process that opens a book, inserts a row in one transaction with
// synchronous = FULL, and closes it, as the last one does, with a checkpoint.
//
//   bare_insert BOOK          a WAL book with a table `kept (row INTEGER PRIMARY KEY, text TEXT)`
#include "bare_chain.hpp"

int main(int, char** argv) {
  sqlite3* book = nullptr;
  must(sqlite3_open_v2(argv[1], &book, SQLITE_OPEN_READWRITE, nullptr), book);
  sqlite3_busy_timeout(book, 60'000);
  must(sqlite3_exec(book, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE", nullptr, nullptr, nullptr),
       book);
  sqlite3_stmt* add = prepare(book, "INSERT INTO kept (text) VALUES ('a row that is kept')");
  run(book, add);
  must(sqlite3_exec(book, "COMMIT", nullptr, nullptr, nullptr), book);
  sqlite3_finalize(add);
  must(sqlite3_close(book), book);
  return 0;
}
