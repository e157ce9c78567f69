// Reports by what they say, the newest first.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

struct ListQuery {
  std::vector<State> states;             // any of them; none: all
  std::vector<std::int64_t> categories;  // any of them; none: all
  std::optional<std::int64_t> channel;
  std::optional<std::int64_t> station;
  std::optional<std::int64_t> agency;
  std::optional<std::int64_t> member;
  std::optional<std::string> phone;  // of a contact
  std::optional<std::string> subdistrict;
  std::optional<Instant> since;
  std::optional<Instant> until;  // not itself
  bool flawed = false;
  std::optional<std::int64_t> after;  // a report: what comes behind it in this order
  std::optional<std::uint64_t> limit;
};

// Gives the reports to `take`, until it says stop. Cost: the rows of the first of station, phone,
// member, category that is given; otherwise all of them are read, and sorted by time.
Status list_reports(const store::Reader& book, const ListQuery& query,
                    const std::function<Status(const Report&)>& take);

// The statement that list_reports() runs: for the test of its plan.
std::string list_statement(const ListQuery& query);

}  // namespace yangxiao::report
