// export reports: the reports as a file that people and programs open.
#include "export/file.hpp"
#include "export/report_rows.hpp"
#include "export/verbs.hpp"
#include "report/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto shape = file_shape(session, yangxiao::report::machine_columns(), "reports");
  if (!shape) return shape.error();
  const auto disclosure = disclosure_of(session, "reports");
  if (!disclosure) return disclosure.error();
  const auto query = report::query_of(session, yangxiao::report::CategoryTree(session.reader()),
                                      disclosure->level());
  if (!query) return query.error();
  const Status written = write_file(
      session, *shape, [&](const store::Reader& book) -> Result<std::unique_ptr<lib::Rows>> {
        auto clocks = yangxiao::report::Clocks::open(book, session.zone(),
                                                     session.config().report_office_hours);
        if (!clocks) return clocks.error();
        return std::unique_ptr<lib::Rows>(std::make_unique<lib::ReportRows>(
            book, std::move(*clocks), session.zone(), session.clock().now(), *disclosure, *query));
      });
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb reports() {
  return {"reports",
          N_("write reports to a file, the oldest number first: csv, tsv, json, ndjson, geojson, "
             "xlsx"),
          Shelf::look_up,
          {},
          {report::report_filters({}), placed_file_options(), person_options()},
          always(Need::read_in_threads),
          {0, 1, 4},
          {{"yangxiao export reports -o reports.csv", N_("a file that report import takes back")},
           {"yangxiao export reports --open --station HY001 --format xlsx -o hy001.xlsx",
            N_("what still has to be done at one station, as a workbook")},
           {"yangxiao export reports --since 2026-10-01 --until 2026-11-01 --excel -o october.csv",
            N_("those of a month, for Chinese Excel")}},
          run};
}

}  // namespace yangxiao::cmd::exporting
