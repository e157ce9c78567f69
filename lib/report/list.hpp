// Reports by what they say, emergencies that are still open first.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// A reporter as they are asked for: a member, a contact's phone, or whoever is one of the two.
struct ReporterQuery {
  std::vector<std::int64_t> members;  // several: they were found to be one person
  std::string phone;                  // normalised; empty: none
};

struct NearQuery {
  geo::Position place;
  double metres = 0;
};

// A span of report numbers, both included.
struct NumberSpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// number: in the order in which the book got them.
enum class ListOrder : std::uint8_t { newest, oldest, number, none };

struct ListQuery {
  Instant now;                            // what was parked until then is back
  std::vector<State> states;              // any of them; none: all
  std::vector<std::int64_t> categories;   // any of them; none: all
  std::vector<std::int64_t> left_out;     // categories of which none is wanted
  std::vector<std::int64_t> emergencies;  // categories that come first while they are open
  std::optional<NumberSpan> numbers;
  std::optional<std::int64_t> channel;
  std::optional<std::int64_t> station;
  std::optional<std::int64_t> agency;  // it leads, or was called
  std::optional<ReporterQuery> reporter;
  std::optional<NearQuery> near;
  std::optional<std::string> subdistrict;
  std::optional<Instant> since;
  std::optional<Instant> until;  // not itself
  std::string text;              // in description, address or resolution, folded
  bool flawed = false;
  bool duplicates = false;  // those too that tell again what another one tells
  ListOrder order = ListOrder::newest;
  std::optional<std::int64_t> after;  // a report: what comes behind it in this order
  std::optional<std::uint64_t> limit;
};

// The same reports, all of them, in the order of their numbers.
ListQuery by_number(ListQuery query);

// Gives the reports to `take`, until it says stop. Cost: the rows of the first of station,
// reporter, place, category that is given; otherwise all of them are read, and sorted by time.
Status list_reports(const store::Reader& book, const ListQuery& query,
                    const std::function<Status(const Report&)>& take);

// The statements that list_reports() runs one after another: for the test of their plans.
std::vector<std::string> list_statements(const ListQuery& query);

}  // namespace yangxiao::report
