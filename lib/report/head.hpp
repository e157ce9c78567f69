// Reports that tell again what another one tells, their head: kept, linked, counted once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// The duplicates of a report, in the order of their numbers.
std::vector<Report> duplicates_of(const store::Reader& book, std::int64_t head);

struct Linked {
  Report report;          // as it is now
  bool followed = false;  // it came along with, or went back to, the one that was its head
};

// Marks reports as telling what `into` tells, or what that one tells again: links have one level,
// and what has duplicates brings them along. Errors: report_missing, reports_same,
// report_is_duplicate (of the same head already).
Result<std::vector<Linked>> merge_reports(store::Writer& book, std::span<const std::string> words,
                                          const std::string& into);

// Takes links back: a report stands for itself again, and has again what it had brought along.
// Errors: report_missing, report_no_duplicate.
Result<std::vector<Linked>> split_reports(store::Writer& book, std::span<const std::string> words);

}  // namespace yangxiao::report
