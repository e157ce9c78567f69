// What became of dues: each that is settled, with how it was reckoned.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "settle/draft.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// What a row is about, in three columns: a report, a part in an activity, a bonus.
void bind_subject(SQLite::Statement& statement, int first, const points::Subject& subject);
points::Subject subject_in(SQLite::Statement& row, int first);

class EarningWriter {
 public:
  explicit EarningWriter(store::Writer& book);
  // `transfer`: that pays it; nothing: it was worth nothing. `settlement`: nothing: it was on no
  // list. `last_link`: of the ledger by now.
  void add(const Line& line, const std::optional<std::int64_t>& transfer,
           const std::optional<std::int64_t>& settlement, std::int64_t last_link);
  // The dues of all that was added are settled from then on.
  void settle();

 private:
  store::Writer& book_;
  SQLite::Statement add_;
  std::vector<std::int64_t> dues_;  // that were added
};

// What was paid for a due.
struct Earning {
  std::int64_t earning = 0;
  std::int64_t points = 0;
  std::int64_t taken_back = 0;
  std::int64_t transfer = 0;  // 0: it was worth nothing
  Standing standing = Standing::only;
  std::int64_t member = 0;
  std::optional<std::int64_t> room = {};  // that a cap left for all of it; nothing: none cut it
};
// The oldest first.
std::vector<Earning> earnings_of(const store::Reader& book, std::int64_t due);
// What a due got so far.
struct PaidSoFar {
  std::int64_t points = 0;           // that were not taken back
  std::optional<std::int64_t> room;  // that a cap left its member when it cut it last
  std::optional<Standing> standing;  // when it was reckoned last; nothing: never
};
PaidSoFar paid_so_far(std::span<const Earning> earnings);
// Of what was taken back what nobody had any more: the office bore it.
std::int64_t never_recovered(const store::Reader& book, std::span<const Earning> earnings);

}  // namespace yangxiao::settle
