// What checking the chain costs at least: reads every transfer in order, hashes it over the hash of
// the link before it, and compares. Balances, lots and everything else are left alone.
//
//   bare_check BOOK
//
// For transfers without notes and rules.
#include <unordered_map>

#include "bare_chain.hpp"

int main(int, char** argv) {
  sqlite3* book = nullptr;
  must(sqlite3_open_v2(argv[1], &book, SQLITE_OPEN_READONLY, nullptr), book);
  // Links that are no transfers: the openings of accounts, who books, rules.
  std::unordered_map<std::int64_t, Digest> others;
  sqlite3_stmt* other = prepare(book,
                                "SELECT number, hash FROM account UNION ALL SELECT number, hash "
                                "FROM actor UNION ALL SELECT number, hash FROM rule");
  while (sqlite3_step(other) == SQLITE_ROW) {
    Digest& hash = others[sqlite3_column_int64(other, 0)];
    std::memcpy(hash.data(), sqlite3_column_blob(other, 1), hash.size());
  }
  sqlite3_finalize(other);
  sqlite3_stmt* transfers = prepare(
      book,
      "SELECT number, first, debit, credit, amount, kind, subject, subject_number, expires_at, "
      "happened_at, recorded_at, actor, batch, resolves, reverses, rule, hash FROM transfer "
      "ORDER BY number");
  Fields fields;
  Row row;
  Digest previous{};
  std::int64_t last = 0;
  std::int64_t count = 0;
  while (sqlite3_step(transfers) == SQLITE_ROW) {
    for (int i = 0; i < kNumbers; ++i) {
      auto& number = row[static_cast<std::size_t>(i)];
      number.reset();
      if (sqlite3_column_type(transfers, i) != SQLITE_NULL)
        number = sqlite3_column_int64(transfers, i);
    }
    if (*row[0] != last + 1) previous = others.at(*row[0] - 1);
    last = *row[0];
    previous = fields.of(previous, row, {});
    if (std::memcmp(previous.data(), sqlite3_column_blob(transfers, kNumbers), previous.size()) !=
        0) {
      std::fprintf(stderr, "transfer %lld is wrong\n", static_cast<long long>(last));
      return 1;
    }
    ++count;
  }
  std::printf("%lld\n", static_cast<long long>(count));
  sqlite3_finalize(transfers);
  must(sqlite3_close(book), book);
  return 0;
}
