// A book that is closed and opened again, each time at another moment.
#pragma once

#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "points/check.hpp"
#include "points/ledger.hpp"

namespace yangxiao {

class BookOverTime {
 public:
  BookOverTime() {
    std::string name = std::filesystem::temp_directory_path() / "yangxiao-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
  }
  ~BookOverTime() { std::filesystem::remove_all(folder_); }
  BookOverTime(const BookOverTime&) = delete;
  BookOverTime& operator=(const BookOverTime&) = delete;

  // Does something at a moment, checks the ledger, and keeps it.
  template <typename Job>
  void on(std::int64_t seconds, const Job& job) {
    store::WriteRequest request;
    request.create = true;
    request.actor = "test";
    request.clock = Clock(Instant{seconds});
    auto book = store::open_writer((folder_ / "book.db").string(), request);
    REQUIRE(book.ok());
    run(*book, job);
    const auto checked = points::check(*book, {});
    CHECK_MESSAGE(checked.ok(), (checked.ok() ? "" : checked.error().arguments.at(2)));
    REQUIRE(book->commit().ok());
  }

 private:
  // The ledger is closed before the book.
  template <typename Job>
  static void run(store::Writer& book, const Job& job) {
    Random random(static_cast<std::uint64_t>(book.now().seconds));
    auto ledger = points::Ledger::open(book, random, 1000);
    REQUIRE(ledger.ok());
    job(book, *ledger);
  }

  std::filesystem::path folder_;
};

}  // namespace yangxiao
