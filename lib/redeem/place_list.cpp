#include "redeem/place_list.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "redeem/terms.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kSpans = R"sql(
  SELECT since, until, ends_with_row, goes_on FROM place_list WHERE station IS ?1 AND partner IS ?2
  ORDER BY since, until)sql";
constexpr const char* kPlace = R"sql(SELECT station, partner FROM place_list WHERE batch = ?1)sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO place_list (batch, station, partner, since, until, ends_with_row, goes_on, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";
// What ended by a moment, and is kept.
constexpr const char* kKept = R"sql(
  SELECT redemption, reserved_at, valid_until FROM redemption
  WHERE state = 'open' AND kept_until > ?3 AND valid_until <= ?3 AND kept_until > valid_until
    AND station IS ?1 AND partner IS ?2)sql";
constexpr const char* kLetGo = R"sql(
  UPDATE redemption SET kept_until = valid_until, mark = ?2 WHERE redemption = ?1)sql";

// Those that go on from each other, as one.
std::vector<ListSpan> spans_of(const store::Reader& book, const calendar::Zone& zone,
                               const Place& place) {
  SQLite::Statement row(book.database(), kSpans);
  bind_place(row, 1, 2, place);
  std::vector<ListSpan> spans;
  bool ended_with_row = false;  // the list that reaches farthest
  while (row.executeStep()) {
    const ListSpan span{{row.getColumn(0).getInt64()},
                        {row.getColumn(1).getInt64()},
                        row.getColumn(2).getInt64() != 0,
                        row.getColumn(3).getInt64() != 0};
    // Midnight is the end of a day.
    const auto reached = [&](const ListSpan& before) {
      const bool closes_day = ended_with_row || span.goes_on;
      return closes_day ? midnight_after(zone, Instant{before.until.seconds - 1}) : before.until;
    };
    if (spans.empty() || span.since > reached(spans.back())) {
      spans.push_back(span);
      ended_with_row = span.ends_with_row;
    } else if (span.until >= spans.back().until) {
      spans.back().until = span.until;
      ended_with_row = span.ends_with_row;
    }
  }
  return spans;
}

bool is_told(std::span<const ListSpan> spans, const ListSpan& time) {
  return std::any_of(spans.begin(), spans.end(), [&](const ListSpan& told) {
    return told.since <= time.since && told.until >= time.until;
  });
}

}  // namespace

bool lists_tell(const store::Reader& book, const calendar::Zone& zone, const Place& place,
                const ListSpan& span) {
  return is_told(spans_of(book, zone, place), span);
}

std::optional<Place> place_of_list(const store::Reader& book, std::int64_t batch) {
  SQLite::Statement row(book.database(), kPlace);
  row.bind(1, batch);
  if (!row.executeStep()) return std::nullopt;
  return read_place(row, 0, 1);
}

std::int64_t take_list_in(store::Writer& book, const calendar::Zone& zone, std::int64_t batch,
                          const Place& place, const ListSpan& span) {
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, batch);
  bind_place(add, 2, 3, place);
  add.bind(4, span.since.seconds);
  add.bind(5, span.until.seconds);
  add.bind(6, span.ends_with_row ? 1 : 0);
  add.bind(7, span.goes_on ? 1 : 0);
  add.bind(8, book.mark());
  add.exec();
  SQLite::Statement let_go(book.database(), kLetGo);
  SQLite::Statement kept(book.database(), kKept);
  bind_place(kept, 1, 2, place);
  kept.bind(3, book.now().seconds);
  const std::vector<ListSpan> spans = spans_of(book, zone, place);
  std::vector<std::int64_t> told;
  while (kept.executeStep()) {
    const ListSpan time{{kept.getColumn(1).getInt64()}, {kept.getColumn(2).getInt64()}, false};
    if (is_told(spans, time)) told.push_back(kept.getColumn(0).getInt64());
  }
  for (const std::int64_t redemption : told) {
    let_go.reset();
    let_go.bind(1, redemption);
    let_go.bind(2, book.mark());
    let_go.exec();
  }
  return static_cast<std::int64_t>(told.size());
}

}  // namespace yangxiao::redeem
