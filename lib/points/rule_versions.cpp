#include "points/rule_versions.hpp"

#include <cassert>

#include "embedded/rules_toml.hpp"
#include "points/frozen.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kVersions = R"sql(
  SELECT rule, starts_on, text, actor.name, rule.recorded_at, rule.number
  FROM rule JOIN actor USING (actor) ORDER BY rule)sql";
constexpr const char* kHasRules = R"sql(SELECT EXISTS (SELECT 1 FROM rule))sql";

}  // namespace

RuleVersions::RuleVersions(const store::Reader& book) {
  SQLite::Statement query(book.database(), kVersions);
  while (query.executeStep()) {
    RuleVersion version;
    version.rule = query.getColumn(0).getInt64();
    version.starts_on = query.getColumn(1).getInt64();
    version.text = query.getColumn(2).getString();
    version.rules = parse_rules(version.text);
    version.actor = query.getColumn(3).getString();
    version.recorded_at = Instant{query.getColumn(4).getInt64()};
    version.number = query.getColumn(5).getInt64();
    versions_.push_back(std::move(version));
  }
}

const RuleVersion* RuleVersions::numbered(std::int64_t rule) const {
  for (const RuleVersion& version : versions_) {
    if (version.rule == rule) return &version;
  }
  return nullptr;
}

const RuleVersion& RuleVersions::in_force_on(std::int64_t day) const {
  assert(!versions_.empty() && "every book is born with rules");
  const RuleVersion* found = &versions_.front();
  for (const RuleVersion& version : versions_) {
    if (version.starts_on <= day && version.starts_on >= found->starts_on) found = &version;
  }
  return *found;
}

Result<AddedRules> add_rules(store::Writer& book, Ledger& ledger, const Rules& rules,
                             std::int64_t starts_on, const calendar::Zone& zone) {
  const std::string text = canonical_text(rules);
  const RuleVersions versions(book);
  const RuleVersion& standing = versions.in_force_on(starts_on);
  if (standing.starts_on == starts_on && standing.text == text) {
    return AddedRules{standing.rule, false};
  }
  const auto begin = calendar::start_of_day(starts_on, zone);
  if (!begin) return begin.error();
  const auto frozen = frozen_periods(book);
  if (frozen && *begin < frozen->until) {
    return Error{Problem::rule_start_frozen,
                 {calendar::to_text(calendar::day_of(starts_on)), frozen->period},
                 {}};
  }
  return AddedRules{ledger.record_rule(starts_on, text), true};
}

bool has_rules(const store::Reader& book) {
  return book.database().execAndGet(kHasRules).getInt() != 0;
}

void seed_rules(store::Writer& book, Ledger& ledger, const Rules& rules) {
  if (!has_rules(book)) ledger.record_rule(kAlways, canonical_text(rules));
}

Rules shipped_rules() { return parse_rules(embedded::rules_toml); }

}  // namespace yangxiao::points
