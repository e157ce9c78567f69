// Reports, with what statistics of them are made of.
#include <set>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "export/push/pushed_table.hpp"
#include "report/clocks.hpp"
#include "report/evidence.hpp"
#include "report/list.hpp"
#include "report/machine_row.hpp"
#include "report/report_table.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kNew = R"sql(SELECT report FROM report WHERE report > ?1)sql";
constexpr const char* kChanged = R"sql(SELECT report FROM report_changed WHERE mark > ?1)sql";
// Whoever is called otherwise now, or was found to be another.
constexpr const char* kOfMembers = TOUCHED_MEMBERS R"sql(
  SELECT report FROM touched_member JOIN report USING (member))sql";
// What stands in a report of its category, or follows from it and from the calendar.
constexpr const char* kListsWritten = R"sql(
  SELECT EXISTS (SELECT 1 FROM category WHERE mark > ?1)
    OR EXISTS (SELECT 1 FROM calendar_day WHERE mark > ?1)
    OR EXISTS (SELECT 1 FROM tombstone
               WHERE table_name IN ('category', 'calendar_day') AND mark > ?1))sql";

class ReportCells {
 public:
  ReportCells(const PushedBook& all, report::Clocks clocks)
      : all_(all),
        clocks_(std::move(clocks)),
        row_(all.book, clocks_.deadlines(), all.zone, all.now, all.disclosure) {}

  std::span<const table::Value> of(const report::Report& report) {
    cells_.of(report.id, row_.of(report));
    cells_.add(report::name_of(report.state));
    cells_.add((report.flaws & report::kTimeFlaws) == 0);
    say_resolve_by(report);
    const calendar::Day day = calendar::local_of(report.filed_at, all_.zone).day;
    month_ = fmt::format("{:04}-{:02}", day.year, day.month);
    cells_.add(std::string_view(month_));
    return cells_.values();
  }

 private:
  void say_resolve_by(const report::Report& report) {
    const bool is_resolved =
        report.state == report::State::resolved || report::counts_as_verified(report.state);
    const auto deadline = is_resolved ? clocks_.deadlines().resolved(report) : std::nullopt;
    if (!deadline) return cells_.add({});
    calendar::write_rfc3339(deadline->at, all_.zone, resolve_by_);
    cells_.add(std::string_view(resolve_by_));
  }

  const PushedBook& all_;
  report::Clocks clocks_;
  report::MachineRow row_;
  KeyedCells cells_;
  std::string resolve_by_;
  std::string month_;
};

void add_numbers(const PushedBook& all, const char* sql, std::int64_t above,
                 std::set<std::int64_t>& numbers) {
  SQLite::Statement row(all.book.database(), sql);
  row.bind(1, above);
  while (row.executeStep()) numbers.insert(row.getColumn(0).getInt64());
}

Status report_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  auto clocks = report::Clocks::open(all.book, all.zone, all.office_hours);
  if (!clocks) return clocks.error();
  ReportCells cells(all, std::move(*clocks));
  if (since == nullptr) {
    report::ListQuery query;
    query.now = all.now;
    query.duplicates = true;
    return report::list_reports(
        all.book, report::by_number(std::move(query)),
        [&](const report::Report& report) { return take(cells.of(report)); });
  }
  std::set<std::int64_t> numbers(since->unparked.begin(), since->unparked.end());
  add_numbers(all, kNew, since->last_report, numbers);
  add_numbers(all, kChanged, since->mark, numbers);
  add_numbers(all, kOfMembers, since->mark, numbers);
  report::ReportReader reader(all.book);
  for (const std::int64_t number : numbers) {
    const auto report = reader.at(number);
    const Status taken = report ? take(cells.of(*report)) : Status();
    if (!taken) return taken;
  }
  return {};
}

std::vector<std::string_view> report_columns() {
  auto columns = keyed("report", report::machine_columns());
  for (const std::string_view more : {"state", "is_timed", "resolve_by", "month"}) {
    columns.push_back(more);
  }
  return columns;
}

bool is_stale(const PushedBook& all, const PushedState& since) {
  SQLite::Statement query(all.book.database(), kListsWritten);
  query.bind(1, since.mark);
  query.executeStep();
  return query.getColumn(0).getInt() != 0;
}

}  // namespace

PushedTable pushed_reports() {
  return {"report", report_columns, report_rows,
          [](const PushedBook& all, const PushedState& since) {
            return GoneRows{{}, buried(all, since, "report")};
          },
          is_stale};
}

}  // namespace yangxiao::exporting
