// Visits: who came to a station, what they were given there for nothing, what they did not find.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "redeem/item.hpp"
#include "redeem/shelf.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

struct Gift {
  std::int64_t item = 0;
  std::int64_t quantity = 0;  // above zero
  friend bool operator==(const Gift&, const Gift&) = default;
};

struct Visit {
  std::int64_t id = 0;  // the row's number
  std::int64_t station = 0;
  Instant at;
  bool has_time = true;     // else only the day is known, and `at` is its first moment
  std::int64_t people = 1;  // above zero; of a member one
  std::optional<std::int64_t> member;
  std::vector<Gift> gifts;  // each item once, by its row
  std::string lacked;       // codes of facilities, else words, joined by '|'
  std::string note;
  std::string actor;
  std::optional<std::int64_t> batch;
};

// Whether two visits say the same, whoever wrote them down.
bool says_same(const Visit& a, const Visit& b);

class VisitReader {
 public:
  explicit VisitReader(const store::Reader& book) : book_(book) {}
  // Those of a station at a moment whose row's number is below `before`, the oldest first. Cost:
  // that of these, however many follow.
  std::vector<Visit> at(std::int64_t station, Instant at, std::int64_t before);
  // The number above all rows there are.
  std::int64_t next() const;
  // What one was given.
  std::vector<Gift> gifts_of(std::int64_t visit);

 private:
  const store::Reader& book_;
  std::optional<SQLite::Statement> at_;
  std::optional<SQLite::Statement> gifts_;
};

struct VisitFilter {
  std::optional<std::int64_t> station;
  std::vector<std::int64_t> members;  // one person, who may be several rows; none: everybody
  std::optional<std::int64_t> item;   // was given
  std::optional<Instant> since;       // from then on
  std::optional<Instant> until;       // and before
  bool lacked = false;                // did not find something
};
// The newest first. Cost: those of the station, of the person, or of the span of time.
Status each_visit(const store::Reader& book, const VisitFilter& filter,
                  const std::function<Status(const Visit&)>& take);

// Adds visits, and takes from the shelf what was given.
class VisitWriter {
 public:
  VisitWriter(store::Writer& book, points::Ledger& ledger) : book_(book), ledger_(ledger) {}

  // Sets visit.id. What never lay on the station's shelf is counted and moves no stock; what came
  // to it later than the visit is taken all the same: lists come late, donations do, too. Errors:
  // station_shut; gift_not_free ({0} item: it has a price or a limit); stock_short, stock_past.
  Status add(Visit& visit, const calendar::Zone& zone);

 private:
  Result<std::vector<LotPart>> find(const Visit& visit, const Gift& gift);
  void insert(Visit& visit);
  void give(const Visit& visit, const Gift& gift, const std::vector<LotPart>& parts);

  store::Writer& book_;
  points::Ledger& ledger_;
  std::optional<SQLite::Statement> insert_;
  std::optional<SQLite::Statement> insert_gift_;
  std::map<std::int64_t, Item> items_;  // that were asked for
};

}  // namespace yangxiao::redeem
