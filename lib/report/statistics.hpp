// How many reports there were, how long they took, how many were done in time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/deadline.hpp"
#include "report/list.hpp"

namespace yangxiao::report {

enum class GroupBy : std::uint8_t { all, category, channel, subdistrict, month, agency, state };

// Seconds; of an even number of values the median is the mean of the two in the middle, the 90th
// percentile is the smallest value that at least nine tenths do not exceed (nearest rank).
struct Quantiles {
  std::uint64_t count = 0;
  std::int64_t median = 0;
  std::int64_t p90 = 0;
};
Quantiles quantiles_of(std::vector<std::int64_t> seconds);

struct Statistics {
  std::string key;       // a code; a subdistrict; 2026-11; a state; empty: none, or all
  std::int64_t row = 0;  // of the category, channel or agency with that code
  std::uint64_t reports = 0;
  std::uint64_t open = 0;         // somebody still has to do something: resolved ones too
  std::uint64_t resolved = 0;     // or further: verified, closed
  std::uint64_t verified = 0;     // of those, that somebody verified or the channel closed
  std::uint64_t turned_down = 0;  // rejected or withdrawn
  std::uint64_t sent_back = 0;    // times
  Quantiles accept;               // from filing to acceptance
  Quantiles resolve;              // from filing to resolution
  // Resolved ones with a deadline for that, and those that wait beyond the deadline they have now.
  std::uint64_t with_deadline = 0;
  std::uint64_t on_time = 0;  // of those
};

// The groups in several ways at once, with the reports read once: as many lists as there are ways.
Result<std::vector<std::vector<Statistics>>> statistics_of(const store::Reader& book,
                                                           ListQuery query,
                                                           std::span<const GroupBy> ways,
                                                           const Deadlines& deadlines,
                                                           const calendar::Zone& zone);

// A group of reports for each key, in the order of the keys. What has a flaw of time counts, but
// its times do not. Memory: 16 bytes a report.
Result<std::vector<Statistics>> statistics_of(const store::Reader& book, ListQuery query,
                                              GroupBy group_by, const Deadlines& deadlines,
                                              const calendar::Zone& zone);

}  // namespace yangxiao::report
