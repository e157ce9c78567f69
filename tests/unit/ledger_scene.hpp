// A ledger for tests: in memory, with members A and B and no points yet.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "points/check.hpp"
#include "points/ledger.hpp"
#include "station_book.hpp"

namespace yangxiao::points {

inline constexpr Instant kNow{1'800'000'000};

struct Scene {
  Scene() : book(station::book_in_memory()), random(7) {
    book.database().exec(
        "INSERT INTO member (member, code, name, content, mark) VALUES"
        " (1, 'A', 'a', 1, 1), (2, 'B', 'b', 1, 1)");
    auto opened = Ledger::open(book, random, 1000);
    REQUIRE(opened.ok());
    ledger.emplace(std::move(*opened));
  }

  Result<std::int64_t> post(std::int64_t debit, std::int64_t credit, std::int64_t amount,
                            TransferKind kind, std::function<void(Posting&)> more = {}) {
    Posting posting{debit, credit, amount, kind};
    posting.happened_at = kNow;
    if (more) more(posting);
    return ledger->post(std::span(&posting, 1));
  }

  std::int64_t earn(std::int64_t member, std::int64_t amount, std::int64_t seconds_left) {
    const auto done = post(ledger->named(AccountKind::issue, "office"), ledger->of_member(member),
                           amount, TransferKind::award, [&](Posting& posting) {
                             if (seconds_left != 0)
                               posting.expires_at = Instant{kNow.seconds + seconds_left};
                             posting.note = "for member " + std::to_string(member);
                           });
    REQUIRE(done.ok());
    return *done;
  }

  std::int64_t remaining(std::int64_t lot) {
    SQLite::Statement query(book.database(), "SELECT remaining FROM lot WHERE lot = ?1");
    query.bind(1, lot);
    return query.executeStep() ? query.getColumn(0).getInt64() : -1;
  }

  store::Writer book;
  Random random;
  std::optional<Ledger> ledger;
};

// What check finds; empty: nothing.
inline std::string flaw_of(const Scene& scene, const std::optional<Head>& since = {}) {
  const auto checked = check(scene.book, since);
  if (checked.ok()) return {};
  std::string text(name_of(checked.error().what));
  for (const std::string& argument : checked.error().arguments) text += " " + argument;
  return text;
}

}  // namespace yangxiao::points
