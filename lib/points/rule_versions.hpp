// The versions of the rules that a book has: for what was filed on a day, the one in force then.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "points/ledger.hpp"
#include "points/rules.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct RuleVersion {
  std::int64_t rule = 0;       // its number, from 1
  std::int64_t number = 0;     // in the chain
  std::int64_t starts_on = 0;  // days since 1970
  Rules rules;
  std::string text;  // canonical
  std::string actor;
  Instant recorded_at;
};

// The beginning of the first version, which a new book is born with.
inline constexpr std::int64_t kAlways = 0;

class RuleVersions {
 public:
  // Reads all of them: a handful.
  explicit RuleVersions(const store::Reader& book);

  // In the order of their numbers; never empty in a book that the program made.
  const std::vector<RuleVersion>& all() const { return versions_; }
  // nullptr: there is none with this number.
  const RuleVersion* numbered(std::int64_t rule) const;
  // Of those that start on the day or earlier the one that starts last, of several that start then
  // the one that was recorded last. Of a day before 1970 the first. Linear.
  const RuleVersion& in_force_on(std::int64_t day) const;

 private:
  std::vector<RuleVersion> versions_;
};

struct AddedRules {
  std::int64_t rule = 0;
  bool is_new = true;  // otherwise the version that starts on that day says the same
};
// Adds a version for what is filed from a day on. Errors: rule_start_frozen (the day lies in a
// period whose list was posted: {0} the day, {1} the period).
Result<AddedRules> add_rules(store::Writer& book, Ledger& ledger, const Rules& rules,
                             std::int64_t starts_on, const calendar::Zone& zone);

// Gives a book that has no rules its first version.
void seed_rules(store::Writer& book, Ledger& ledger, const Rules& rules);
bool has_rules(const store::Reader& book);

// What data/rules.toml says.
Rules shipped_rules();

}  // namespace yangxiao::points
