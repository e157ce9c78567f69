#include "station/coverage_places.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/import_options.hpp"
#include "report/list.hpp"
#include "report/typed.hpp"
#include "station/station_table.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Text opt_places{"places", 0, "FILE",
                          N_("places with lat and lon, and weight; - is standard input"),
                          Form::file};
constexpr Flag opt_reports{"reports", 0, N_("where the reports of the book are")};
constexpr Text opt_since{"since", 0, "TIME", N_("with --reports: reported at this time or later"),
                         Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("with --reports: reported before this time"),
                         Form::time};
constexpr Text opt_boundary{
    "boundary", 0, "FILE",
    N_("only within this GeoJSON; without other places: the middles of squares in it"), Form::file};
constexpr Number opt_grid{"grid", 0, "METRES", N_("how wide the squares are (default 100)")};

constexpr std::uint64_t kGrid = 100;
constexpr double kMostSquares = 20'000'000;

std::uint64_t grid_of(const Arguments& arguments) { return arguments[opt_grid].value_or(kGrid); }

Result<geo::Region> boundary_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  return report::region_in(*arguments[opt_boundary], *datum_of(arguments));
}

lib::DemandFile demand_options(const Session& session) {
  lib::DemandFile options;
  options.datum = datum_of(session.arguments());
  options.order = order_of(session.arguments());
  return options;
}

Result<lib::Demand> demand_in(Session& session, const std::string& file,
                              const lib::DemandFile& options) {
  auto input = open_input(file);
  if (!input) return input.error();
  return lib::read_demand(**input, options, session.reporter());
}

// At their position, else at that of their station; what tells again what another one tells counts
// once.
Result<lib::Demand> demand_of_reports(Session& session) {
  yangxiao::report::ListQuery query;
  query.now = session.clock().now();
  query.order = yangxiao::report::ListOrder::number;
  const Status span = session.take_span(opt_since, opt_until, query.since, query.until);
  if (!span) return span.error();
  lib::Demand demand;
  std::uint64_t nowhere = 0;
  lib::StationRows stations(session.reader());
  const Status read = yangxiao::report::list_reports(
      session.reader(), query, [&](const yangxiao::report::Report& report) -> Status {
        auto position = report.position;
        if (!position && report.station) {
          const auto station = stations.find(*report.station);
          if (station) position = station->position;
        }
        if (!position) {
          ++nowhere;
          return {};
        }
        demand.places.push_back(*position);
        demand.names.push_back(yangxiao::report::code_of(report.id));
        demand.subdistricts.push_back(report.subdistrict);
        return {};
      });
  if (!read) return read.error();
  if (nowhere > 0) session.reporter().note(Note::reports_nowhere, {std::to_string(nowhere)}, {});
  return demand;
}

Result<AskedPlaces> squares_in(const geo::Region& region, const std::string& file,
                               std::uint64_t metres) {
  const double squares = region.squares_in_box(static_cast<double>(metres));
  if (squares > kMostSquares) {
    return Error{Problem::grid_too_fine,
                 {fmt::format("{:.0f}", squares), fmt::format("{:.0f}", kMostSquares)},
                 {file, 0, 0, {}}};
  }
  AskedPlaces asked;
  asked.demand.places = region.grid(static_cast<double>(metres));
  asked.square = static_cast<double>(metres);
  asked.said =
      fmt::format(fmt::runtime(tr(N_("squares of {0} m within {1}"))), metres, name_of_file(file));
  return asked;
}

Result<AskedPlaces> given_places(Session& session) {
  const auto file = session.arguments()[opt_places];
  auto demand =
      file ? demand_in(session, *file, demand_options(session)) : demand_of_reports(session);
  if (!demand) return demand.error();
  return AskedPlaces{
      std::move(*demand), file ? name_of_file(*file) : tr(N_("reports of the book")), 0, {}};
}

}  // namespace

OptionGroup place_options() {
  return {N_("Which places"),
          {&opt_places, &opt_reports, &opt_since, &opt_until, &opt_boundary, &opt_grid, &opt_datum,
           &opt_order}};
}

std::string name_of_file(const std::string& path) {
  constexpr std::size_t kColumns = 40;
  if (path == "-") return tr(N_("standard input"));
  return text::truncated(std::filesystem::path(path).filename().string(), kColumns);
}

Result<lib::Demand> sites_in(Session& session, const std::string& file) {
  lib::DemandFile options = demand_options(session);
  options.is_sites = true;
  auto sites = demand_in(session, file, options);
  if (sites && sites->places.empty()) return Error{Problem::places_none, {}, {file, 0, 0, {}}};
  return sites;
}

bool asks_for_reports(const Arguments& arguments) { return arguments[opt_reports]; }

Status check_places(const Arguments& arguments) {
  const bool is_grid = !arguments.has(opt_places) && !arguments[opt_reports];
  if (arguments.has(opt_places) && arguments[opt_reports]) {
    return Error{Problem::options_exclude, {"--places", "--reports"}, {}};
  }
  if (is_grid && !arguments.has(opt_boundary)) {
    return Error{Problem::argument_missing, {"--places FILE|--reports|--boundary FILE"}, {}};
  }
  if (arguments.has(opt_boundary) && !arguments.has(opt_datum)) {
    return Error{Problem::option_needs, {"--boundary", "--datum"}, {}};
  }
  if (arguments.has(opt_grid) && !is_grid) {
    return Error{Problem::options_exclude, {"--grid", "--places|--reports"}, {}};
  }
  if (grid_of(arguments) == 0) {
    return Error{Problem::option_value_bad, {"--grid", "0", tr(N_("a whole number from 1"))}, {}};
  }
  for (const Text* time : {&opt_since, &opt_until}) {
    if (!arguments.has(*time) || arguments[opt_reports]) continue;
    return Error{Problem::option_needs, {"--" + std::string(time->name), "--reports"}, {}};
  }
  return {};
}

Result<AskedPlaces> asked_places(Session& session) {
  const Arguments& arguments = session.arguments();
  std::optional<geo::Region> region;
  if (arguments.has(opt_boundary)) {
    auto boundary = boundary_of(session);
    if (!boundary) return boundary.error();
    region = std::move(*boundary);
  }
  const bool is_given = arguments.has(opt_places) || arguments[opt_reports];
  auto asked = is_given ? given_places(session)
                        : squares_in(*region, *arguments[opt_boundary], grid_of(arguments));
  if (!asked) return asked;
  if (is_given && region) {
    asked->demand.keep([&region](geo::Position place) { return region->contains(place); });
  }
  asked->boundary = std::move(region);
  if (asked->demand.places.empty()) return Error{Problem::places_none, {}, {}};
  return asked;
}

}  // namespace yangxiao::cmd::station
