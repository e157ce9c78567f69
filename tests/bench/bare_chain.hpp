// What the bare programs share: a statement, the hash of a transfer as lib/points/chain.hpp says.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <sodium/crypto_generichash.h>
#include <sqlite3.h>

inline constexpr int kNumbers = 16;  // columns of a transfer that are numbers, up to `rule`
inline constexpr int kExpires = 8;
using Digest = std::array<unsigned char, 32>;
using Row = std::array<std::optional<std::int64_t>, kNumbers>;

inline void must(int code, sqlite3* book) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(book));
  std::exit(1);
}

inline sqlite3_stmt* prepare(sqlite3* book, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  must(sqlite3_prepare_v2(book, sql, -1, &statement, nullptr), book);
  return statement;
}

inline void run(sqlite3* book, sqlite3_stmt* statement) {
  must(sqlite3_step(statement), book);
  sqlite3_reset(statement);
}

inline void put(sqlite3_stmt* statement, int index, const std::optional<std::int64_t>& number) {
  if (number) {
    sqlite3_bind_int64(statement, index, *number);
  } else {
    sqlite3_bind_null(statement, index);
  }
}

// Each field is a byte with its length and so many bytes.
class Fields {
 public:
  Digest of(const Digest& previous, const Row& row, const std::optional<Digest>& rule) {
    size_ = 0;
    bytes_[size_++] = 1;
    bytes_[size_++] = 3;
    add(previous);
    for (int i = 0; i < kNumbers - 1; ++i) {
      if (i == kExpires) rule ? add(*rule) : add(std::optional<std::int64_t>());
      add(row[static_cast<std::size_t>(i)]);
    }
    add(std::optional<std::int64_t>());  // of a note
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), bytes_, size_, nullptr, 0);
    return digest;
  }

 private:
  void add(const Digest& digest) {
    bytes_[size_++] = 32;
    std::memcpy(bytes_ + size_, digest.data(), 32);
    size_ += 32;
  }
  void add(const std::optional<std::int64_t>& number) {
    if (!number) {
      bytes_[size_++] = 0;
      return;
    }
    const auto value = static_cast<std::uint64_t>(*number);
    unsigned length = 1;
    while (length < 8 && (value >> (8 * length)) != 0) ++length;
    bytes_[size_++] = static_cast<unsigned char>(length);
    for (unsigned i = length; i > 0; --i)
      bytes_[size_++] = static_cast<unsigned char>(value >> (8 * (i - 1)));
  }

  unsigned char bytes_[256];
  std::size_t size_ = 0;
};
