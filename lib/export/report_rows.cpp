#include "export/report_rows.hpp"

#include "report/report_table.hpp"

namespace yangxiao::exporting {
namespace {

// About a megabyte of text.
constexpr std::int64_t kNumbersInPart = 4096;

// What an index finds is looked up once, and not once a part.
bool is_found_by_index(const report::ListQuery& query) {
  return query.station || query.reporter || query.near || !query.categories.empty();
}

std::size_t parts_of(const store::Reader& book, const report::ListQuery& query) {
  if (is_found_by_index(query)) return 1;
  return static_cast<std::size_t>(report::last_number(book) / kNumbersInPart) + 1;
}

}  // namespace

ReportRows::ReportRows(const store::Reader& book, report::Clocks clocks, const calendar::Zone& zone,
                       Instant now, const Disclosure& disclosure, report::ListQuery query)
    : book_(book),
      clocks_(std::move(clocks)),
      row_(book, clocks_.deadlines(), zone, now, disclosure),
      query_(report::by_number(std::move(query))),
      parts_(parts_of(book, query_)) {}

Status ReportRows::each(std::size_t part, const TakeRow& take) {
  if (parts_ > 1) {
    const std::int64_t first = static_cast<std::int64_t>(part) * kNumbersInPart;
    query_.numbers = report::NumberSpan{first, first + kNumbersInPart - 1};
  }
  return report::list_reports(book_, query_,
                              [&](const report::Report& report) { return take(row_.of(report)); });
}

}  // namespace yangxiao::exporting
