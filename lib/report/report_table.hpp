// The rows of the table `report`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/report.hpp"
#include "store/book.hpp"
#include "store/scan.hpp"

namespace yangxiao::report {

// The columns of a report in the order that read_report() and ReportWriter take them, from a FROM
// clause that names the table `report`.
#define REPORT_COLUMNS                                                                         \
  "report.report, report.channel, report.external_id, report.category, report.state, "         \
  "report.filed_at, report.fingerprint, report.station, report.cell, report.lat, report.lon, " \
  "report.source_lat, report.source_lon, report.source_datum, report.member, report.team, "    \
  "report.employer, report.contact_phone, report.contact_name, report.agency, "                \
  "report.accepted_at, report.dispatched_at, report.resolved_at, report.verified_at, "         \
  "report.closed_at, report.parked_until, report.resolve_by, report.hops, report.head, "       \
  "report.flaws, report.inferred, report.subdistrict, report.address, report.description, "    \
  "report.photos, report.resolution, report.edited, report.batch, report.line, "               \
  "report.content, report.mark, report.returned_at, report.parked_from, report.parked_at, "    \
  "report.pauses "

// Into a report that may be used again.
void read_report(const store::Scan& row, Report& report);

// The number that was given last.
std::int64_t last_number(const store::Reader& book);

// Looks up reports, each way with one statement that is prepared when it is first asked for.
class ReportReader {
 public:
  explicit ReportReader(const store::Reader& book) : book_(book) {}
  std::optional<Report> at(std::int64_t report);
  std::optional<Report> with_external(std::int64_t channel, std::string_view external_id);
  // Of that report only what tells whether its row in a file has changed since.
  struct Known {
    std::int64_t id = 0;
    std::int64_t fingerprint = 0;  // 0: none
    std::int64_t mark = 0;
    std::uint32_t flaws = 0;
  };
  std::optional<Known> known(std::int64_t channel, std::string_view external_id);

 private:
  const store::Reader& book_;
  std::optional<store::Scan> by_number_;
  std::optional<store::Scan> by_external_;
  std::optional<SQLite::Statement> fingerprint_;
};

// The report that people call by its code, by channel:external_id, or by channel:code as exports of
// Open311 do. Errors: report_missing.
Result<Report> report_named(const store::Reader& book, const std::string& word);
// Whether a word has the form of either, whatever the book has.
bool looks_like_report(std::string_view word);

// Writes reports. Every row gets the writer's mark.
class ReportWriter {
 public:
  explicit ReportWriter(store::Writer& book);

  // Gives the report its number: numbers are never given twice, whatever was removed meanwhile.
  void insert(Report& report);
  // Keeps which number was given last; after the last insert().
  void finish();
  void update(const Report& report);
  // That the report says what a row of a file says: no change of what it says, and no mark.
  void keep_fingerprint(std::int64_t report, std::int64_t fingerprint);
  // As update, but what it says is from an earlier transaction: an import was taken back.
  void restore(const Report& former);

 private:
  struct Prepared {
    SQLite::Statement statement;
    std::uint64_t bound = 0;  // which of its parameters are not NULL
  };
  Prepared& updating();
  void run(Prepared& prepared, const Report& report, std::int64_t content) const;

  store::Writer& book_;
  Prepared insert_;
  std::optional<Prepared> update_;
  std::optional<SQLite::Statement> keep_;
  std::int64_t last_;  // the number given last
};

}  // namespace yangxiao::report
