// Paying dues: each as a transfer from the rules that it was earned by, with a lot that lasts as
// long as they say.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "points/rule_versions.hpp"
#include "settle/draft.hpp"
#include "settle/earning.hpp"

namespace yangxiao::settle {

struct Paid {
  std::int64_t points = 0;
  std::int64_t members = 0;
  std::int64_t first = 0;  // transfer; 0: all of it was worth nothing
};

class Payment {
 public:
  Payment(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone);
  // As one, and the dues are settled. `settlement`: nothing: they are on no list. `lasts_until`: of
  // the lots, where the rules do not say it; points::kNever: they do not run out. Errors: those of
  // Ledger::post.
  Result<Paid> pay(std::span<const Line> lines, const std::optional<std::int64_t>& settlement,
                   const std::optional<Instant>& lasts_until = {});

 private:
  Result<points::Posting> posting_of(const Line& line);
  Result<std::optional<Instant>> end_of_lot(std::int64_t rule);
  std::int64_t issue_of(std::int64_t rule);
  std::int64_t account_of(std::int64_t member);

  store::Writer& book_;
  points::Ledger& ledger_;
  const calendar::Zone& zone_;
  points::RuleVersions versions_;
  EarningWriter earnings_;
  std::unordered_map<std::int64_t, std::optional<Instant>> ends_;  // of lots, by rule
  std::unordered_map<std::int64_t, std::int64_t> issues_;          // by rule
  std::unordered_map<std::int64_t, std::int64_t> accounts_;        // by member
};

}  // namespace yangxiao::settle
