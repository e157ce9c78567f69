// export stations: the stations as a file that people and programs open.
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "cli/session.hpp"
#include "export/verbs.hpp"
#include "station/list.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Flag opt_excel{"excel", 0,
                         N_("CSV that Chinese Excel opens: BOM, CRLF, formulas guarded")};

// A file is CSV where nothing else is said: a table for people is none.
Result<table::Format> format_of(const Session& session) {
  const table::Format format =
      session.shape() == Shape::table ? table::Format::csv : format_of_shape(session.shape());
  if (session.arguments()[opt_excel] && format != table::Format::csv) {
    return Error{Problem::option_needs, {"--excel", "--format csv"}, {}};
  }
  return format;
}

Result<Outcome> run(Session& session) {
  const auto format = format_of(session);
  if (!format) return format.error();
  const auto view = station::View::open(session);
  if (!view) return view.error();
  auto writer = file_out(session, *format, station::station_columns(),
                         session.arguments()[opt_excel], "stations");
  if (!writer) return writer.error();
  station::StationValues values;
  const Status listed = yangxiao::station::list_stations(
      session.reader(), {}, view->moment(),
      [&](const yangxiao::station::Station& one) { return (*writer)->row(values.of(one, *view)); });
  if (!listed) return listed.error();
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return Outcome::done;
}

}  // namespace

cli::Verb stations() {
  return {
      "stations",
      N_("write all stations to a file: csv, tsv, json, ndjson, geojson, xlsx"),
      Shelf::look_up,
      {},
      {{N_("The file"), {&opt_excel}}, {N_("Persons"), {&opt_privacy, &opt_reason}}},
      always(Need::read_stations),
      {0, 1},
      {{"yangxiao export stations -o stations.csv", N_("a file that station import takes back")},
       {"yangxiao export stations --format xlsx -o stations.xlsx", N_("a workbook")},
       {"yangxiao export stations --excel -o stations.csv", N_("CSV that Chinese Excel opens")}},
      run};
}

}  // namespace yangxiao::cmd::exporting
