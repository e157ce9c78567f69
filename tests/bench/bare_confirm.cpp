// What paying dues costs at least: reads the transfers that a confirmation made from a file, and
// writes the same rows into a copy of the book from before, in one transaction: each transfer with
// its hash, its lot, and both balances. Nothing is looked up, decided or guarded by triggers.
//
//   bare_confirm BOOK ROWS
//
// ROWS: a line a transfer, its columns as numbers with tabs between, "-" for NULL.
#include "bare_chain.hpp"

namespace {

bool read(std::FILE* file, Row& row) {
  static char line[512];
  if (std::fgets(line, sizeof(line), file) == nullptr) return false;
  char* at = line;
  for (auto& number : row) {
    number.reset();
    if (*at == '-' && (at[1] == '\t' || at[1] == '\n')) {
      at += 2;
    } else {
      number = std::strtoll(at, &at, 10);
      ++at;
    }
  }
  return true;
}

Digest digest_of_rule(sqlite3* book, std::int64_t rule) {
  sqlite3_stmt* text = prepare(book, "SELECT text FROM rule WHERE rule = ?1");
  sqlite3_bind_int64(text, 1, rule);
  must(sqlite3_step(text), book);
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), sqlite3_column_text(text, 0),
                     static_cast<unsigned long long>(sqlite3_column_bytes(text, 0)), nullptr, 0);
  sqlite3_finalize(text);
  return digest;
}

}  // namespace

int main(int, char** argv) {
  sqlite3* book = nullptr;
  must(sqlite3_open_v2(argv[1], &book, SQLITE_OPEN_READWRITE, nullptr), book);
  must(sqlite3_exec(book, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE",
                    nullptr, nullptr, nullptr),
       book);
  sqlite3_stmt* head = prepare(book, "SELECT hash FROM ledger");
  must(sqlite3_step(head), book);
  Digest hash;
  std::memcpy(hash.data(), sqlite3_column_blob(head, 0), hash.size());
  sqlite3_finalize(head);
  sqlite3_stmt* add = prepare(
      book,
      "INSERT INTO transfer (number, first, debit, credit, amount, kind, subject, subject_number, "
      "expires_at, happened_at, recorded_at, actor, batch, resolves, reverses, rule, hash) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  sqlite3_stmt* lot = prepare(
      book,
      "INSERT INTO lot (lot, account, amount, expires_at, remaining) VALUES (?1, ?2, ?3, ?4, ?3)");
  sqlite3_stmt* less =
      prepare(book, "UPDATE account SET balance = balance - ?2 WHERE account = ?1");
  sqlite3_stmt* more =
      prepare(book, "UPDATE account SET balance = balance + ?2 WHERE account = ?1");
  std::FILE* file = std::fopen(argv[2], "r");
  if (file == nullptr) return 1;
  Row row;
  Fields fields;
  std::optional<std::int64_t> rule;
  Digest rule_digest{};
  std::int64_t last = 0;
  while (read(file, row)) {
    if (row[15] != rule) {
      rule = row[15];
      rule_digest = digest_of_rule(book, *rule);
    }
    hash = fields.of(hash, row, rule_digest);
    for (int i = 0; i < kNumbers; ++i) put(add, i + 1, row[static_cast<std::size_t>(i)]);
    sqlite3_bind_blob(add, 17, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
    run(book, add);
    put(lot, 1, row[0]);
    put(lot, 2, row[3]);
    put(lot, 3, row[4]);
    put(lot, 4, row[kExpires]);
    run(book, lot);
    put(less, 1, row[2]);
    put(less, 2, row[4]);
    run(book, less);
    put(more, 1, row[3]);
    put(more, 2, row[4]);
    run(book, more);
    last = *row[0];
  }
  sqlite3_stmt* end = prepare(book, "UPDATE ledger SET count = ?1, hash = ?2");
  sqlite3_bind_int64(end, 1, last);
  sqlite3_bind_blob(end, 2, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
  run(book, end);
  must(sqlite3_exec(book, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr),
       book);
  for (sqlite3_stmt* one : {add, lot, less, more, end}) sqlite3_finalize(one);
  must(sqlite3_close(book), book);
  return 0;
}
