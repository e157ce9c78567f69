// What one durable award costs at least: one process, one transaction with the transfer, its hash,
// its lot and both balances, synchronous = FULL, and the checkpoint of the last one who closes the
// book. Nothing is looked up but the head of the chain, nothing is guarded by triggers.
//
//   bare_award BOOK DEBIT CREDIT
#include "bare_chain.hpp"

int main(int, char** argv) {
  sqlite3* book = nullptr;
  must(sqlite3_open_v2(argv[1], &book, SQLITE_OPEN_READWRITE, nullptr), book);
  sqlite3_busy_timeout(book, 60'000);
  must(sqlite3_exec(book, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE", nullptr, nullptr, nullptr),
       book);
  sqlite3_stmt* head = prepare(book, "SELECT hash, count, recorded_at FROM ledger");
  must(sqlite3_step(head), book);
  Digest hash;
  std::memcpy(hash.data(), sqlite3_column_blob(head, 0), hash.size());
  const std::int64_t number = sqlite3_column_int64(head, 1) + 1;
  const std::int64_t now = sqlite3_column_int64(head, 2);
  sqlite3_finalize(head);
  const std::int64_t debit = std::atoll(argv[2]);
  const std::int64_t credit = std::atoll(argv[3]);
  const Row row = {number, number, debit, credit, 1, 1, {}, {}, {}, now, now, 1, {}, {}, {}, {}};
  Fields fields;
  hash = fields.of(hash, row, {});
  sqlite3_stmt* add = prepare(
      book,
      "INSERT INTO transfer (number, first, debit, credit, amount, kind, subject, subject_number, "
      "expires_at, happened_at, recorded_at, actor, batch, resolves, reverses, rule, hash) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  for (int i = 0; i < kNumbers; ++i) put(add, i + 1, row[static_cast<std::size_t>(i)]);
  sqlite3_bind_blob(add, 17, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
  run(book, add);
  sqlite3_stmt* lot = prepare(book,
                              "INSERT INTO lot (lot, account, amount, expires_at, remaining) "
                              "VALUES (?1, ?2, 1, 253402300800, 1)");
  put(lot, 1, number);
  put(lot, 2, credit);
  run(book, lot);
  sqlite3_stmt* balance =
      prepare(book, "UPDATE account SET balance = balance + ?2 WHERE account = ?1");
  put(balance, 1, debit);
  put(balance, 2, -1);
  run(book, balance);
  put(balance, 1, credit);
  put(balance, 2, 1);
  run(book, balance);
  sqlite3_stmt* end = prepare(book, "UPDATE ledger SET count = ?1, hash = ?2");
  put(end, 1, number);
  sqlite3_bind_blob(end, 2, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
  run(book, end);
  must(sqlite3_exec(book, "COMMIT", nullptr, nullptr, nullptr), book);
  for (sqlite3_stmt* one : {add, lot, balance, end}) sqlite3_finalize(one);
  must(sqlite3_close(book), book);
  return 0;
}
