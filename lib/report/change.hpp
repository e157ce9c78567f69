// What a person says of a report in fields: a new one, or what is to be different in one that is
// there. The fields are the columns of a file, so that one set of rules serves both.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/life.hpp"
#include "report/row_completion.hpp"
#include "store/book.hpp"
#include "table/assignment.hpp"

namespace yangxiao::report {

struct TypedFields {
  std::vector<table::Assignment> fields;
  std::optional<geo::Datum> datum;
  geo::Order order = geo::Order::lat_lon;
  calendar::Zone zone;
  ReportRules rules;
};

// A new report. A missing `reported_at` is now. Errors: field_unknown, entry_exists where channel
// and outside id are taken, reference_unknown (a category too), time_ahead, value_missing,
// position_zero, position_bad, position_swapped, and those of a row.
Result<Report> file_report(store::Writer& book, const TypedFields& typed);

// Changes fields of reports, named by code or channel:external_id; what is set here beats every
// later file. Errors: those of make_step() and of a row, time_ahead, position_zero, position_bad,
// position_swapped, field_unknown, field_fixed (what
// identifies a report, and what only a step changes).
Result<std::vector<Stepped>> set_fields(store::Writer& book, std::span<const std::string> words,
                                        const TypedFields& typed);

}  // namespace yangxiao::report
