// export stats: how many reports there were and how long they took, as a file.
#include "cli/privacy.hpp"
#include "export/file.hpp"
#include "export/statistics_rows.hpp"
#include "export/verbs.hpp"
#include "report/clocks.hpp"
#include "report/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto shape = file_shape(session, yangxiao::report::statistics_columns(), "stats");
  if (!shape) return shape.error();
  const auto clocks = yangxiao::report::Clocks::open(session.reader(), session.zone(),
                                                     session.config().report_office_hours);
  if (!clocks) return clocks.error();
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  auto query = report::query_of(session, clocks->tree(), *privacy);
  if (!query) return query.error();
  auto statistics = yangxiao::report::statistics_of(session.reader(), std::move(*query),
                                                    report::group_by(session.arguments()),
                                                    clocks->deadlines(), session.zone());
  if (!statistics) return statistics.error();
  const Status written =
      write_file(session, *shape, [&](const store::Reader&) -> Result<std::unique_ptr<lib::Rows>> {
        return std::unique_ptr<lib::Rows>(
            std::make_unique<lib::StatisticsRows>(std::move(*statistics), *privacy));
      });
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb stats() {
  return {"stats",
          N_("write statistics of reports to a file: csv, tsv, json, ndjson, xlsx"),
          Shelf::look_up,
          {},
          {report::groups(), report::report_filters({}), file_options(), person_options()},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao export stats --by month -o months.csv", N_("a row a month, for a chart")},
           {"yangxiao export stats --by category --since 2026-01-01 --excel -o categories.csv",
            N_("a row a category, for Chinese Excel")}},
          run};
}

}  // namespace yangxiao::cmd::exporting
