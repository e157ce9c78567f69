// export stations: the stations as a file that people and programs open.
#include "export/file.hpp"
#include "export/station_rows.hpp"
#include "export/verbs.hpp"
#include "station/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto shape = file_shape(session, yangxiao::station::machine_columns(), "stations");
  if (!shape) return shape.error();
  auto view = station::View::open(session);
  if (!view) return view.error();
  const auto query = station::query_of(session, *view);
  if (!query) return query.error();
  const Status written = write_file(
      session, *shape, [&](const store::Reader& book) -> Result<std::unique_ptr<lib::Rows>> {
        return std::unique_ptr<lib::Rows>(
            std::make_unique<lib::StationRows>(book, *query, view->moment(), view->privacy()));
      });
  if (!written) return written.error();
  view->warn_of_calendar(session.reporter());
  return Outcome::done;
}

}  // namespace

cli::Verb stations() {
  return {
      "stations",
      N_("write all stations to a file: csv, tsv, json, ndjson, geojson, xlsx"),
      Shelf::look_up,
      {},
      {station::station_filters({}), placed_file_options(), person_options()},
      always(Need::read_stations),
      {0, 1},
      {{"yangxiao export stations -o stations.csv", N_("a file that station import takes back")},
       {"yangxiao export stations --format xlsx -o stations.xlsx", N_("a workbook")},
       {"yangxiao export stations --excel -o stations.csv", N_("CSV that Chinese Excel opens")}},
      run};
}

}  // namespace yangxiao::cmd::exporting
