// Who a report is from: the member that a phone belonged to when it was filed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calendar/zone.hpp"
#include "catalogue/kind.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

struct MemberThen {
  std::int64_t member = 0;
  std::optional<std::int64_t> team;
  std::optional<std::int64_t> employer;
  bool was_member = true;  // on the day of filing: who joins later, or had left, earns nothing
};

class Reporters {
 public:
  // Reads all members. `link_days`: so long before joining, what was filed is linked all the same.
  Reporters(const store::Reader& book, const calendar::Zone& zone, int link_days);

  // Who had the phone, normalised, on the day; of several the one who is here now.
  std::optional<MemberThen> with_phone(std::string_view phone, Instant filed_at) const;
  // A member's row on that day; one who was found to be another is the other.
  std::optional<MemberThen> at(std::int64_t member, Instant filed_at) const;
  // Who earns by a report: the member it is from, if they were one when it was filed.
  std::optional<std::int64_t> earner(const std::optional<std::int64_t>& member,
                                     Instant filed_at) const;
  // There is a new one.
  void learn(const catalogue::Entry& member);

 private:
  struct Person {
    std::int64_t member = 0;
    std::optional<std::int64_t> team;
    std::optional<std::int64_t> employer;
    std::int64_t joined = 0;  // days since 1970; the least there is where nobody knows
    std::int64_t left = 0;    // the most there is: is here
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  calendar::Zone zone_;
  int link_days_;
  std::unordered_map<std::int64_t, Person> people_;
  std::unordered_map<std::int64_t, std::int64_t> merged_;  // into whom
  std::unordered_map<std::string, std::vector<std::int64_t>, Hash, std::equal_to<>> by_phone_;
};

}  // namespace yangxiao::report
