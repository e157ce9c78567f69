#include "station/coverage_drawn.hpp"

#include <cmath>

#include <fmt/format.h>

#include "cli/results.hpp"
#include "geo/street/osm_streets.hpp"
#include "station/coverage/coverage_map.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Text opt_geojson{"geojson", 0, "FILE",
                           N_("write places, and around stations how far one comes, as GeoJSON"),
                           Form::path};
constexpr Text opt_svg{"svg", 0, "FILE", N_("write a map as SVG"), Form::path};

std::string minutes_said(double minutes) {
  const double rounded = std::round(minutes * 10) / 10;
  return fmt::format("{:.10g}", rounded);
}

// How far half and most of them have it; some may have no way at all.
std::string spread_text(const lib::Coverage& coverage, const Question& question) {
  if (!std::isfinite(coverage.median)) return tr(N_("half of the places or more are not reached"));
  const std::string half = minutes_text(coverage.median, question);
  if (!std::isfinite(coverage.in_ninety)) {
    return fmt::format(
        fmt::runtime(tr(N_("half of the places within {0}; a tenth or more are not reached"))),
        half);
  }
  return fmt::format(fmt::runtime(tr(N_("half of the places within {0}, 90 of 100 within {1}"))),
                     half, minutes_text(coverage.in_ninety, question));
}

bool is_among(const std::vector<lib::Station>& stations, const lib::Station* one) {
  return !stations.empty() && one >= stations.data() && one < stations.data() + stations.size();
}

lib::MapWords words_of(const Question& question, const Answer& answer) {
  const lib::Coverage coverage = coverage_of(question, answer);
  const double minutes = geo::minutes_over(question.within, question.pace);
  lib::MapWords words;
  const char* title = question.demand.weights.empty()
                          ? N_("{0} of the places: a station within {1} min {2}")
                          : N_("{0} of the places, by weight: a station within {1} min {2}");
  words.title = fmt::format(fmt::runtime(tr(title)), share_text(coverage), minutes_said(minutes),
                            tr(mode_text(question.mode)));
  words.subtitles[0] = fmt::format(fmt::runtime(tr(N_("{0} places ({1}), {2} stations"))),
                                   coverage.places, question.said, answer.stations.size());
  if (!question.wanted_said.empty()) words.subtitles[0] += ": " + question.wanted_said;
  words.subtitles[0] += planned_text(question);
  words.subtitles[1] = spread_text(coverage, question);
  const auto up_to = [](double to) {
    return fmt::format(fmt::runtime(tr(N_("up to {0} min"))), minutes_said(to));
  };
  words.classes = {
      up_to(minutes), up_to(2 * minutes), up_to(3 * minutes),
      tr(std::isfinite(coverage.worst) ? N_("farther") : N_("farther, or not reached"))};
  words.station = fmt::format(
      fmt::runtime(tr(question.network ? N_("station, and {0:.0f} m along streets around it")
                                       : N_("station, and {0:.0f} m around it"))),
      question.within);
  if (!question.planned.empty()) words.planned = tr(N_("planned station"));
  const char* source = question.network
                           ? N_("WGS-84, north above. Along streets {3}, {1:.3g} m/s. Stations: "
                                "yangxiao; places: {2}")
                           : N_("WGS-84, north above. Straight lines, ways {0:.3g} times as long, "
                                "{1:.3g} m/s. Stations: yangxiao; places: {2}");
  words.source = fmt::format(fmt::runtime(tr(source)), question.pace.detour,
                             question.pace.metres_per_second, question.said, geo::kStreetsFrom);
  return words;
}

using Write = std::function<Status(Output&)>;

Status write_to(const std::string& path, const Write& write) {
  const auto file = output_file(path);
  if (!file) return file.error();
  const Status written = write(**file);
  return written ? (*file)->finish() : written;
}

std::vector<std::vector<geo::Region::Ring>> reaches_of(const Question& question,
                                                       const Answer& answer) {
  std::vector<geo::Position> places;
  for (const lib::Station* station : answer.stations) places.push_back(station->position);
  return lib::reaches_along(*question.network, places,
                            lib::on_streets(*question.network, places, question.farthest),
                            question.within);
}

}  // namespace

OptionGroup map_options() { return {N_("Maps"), {&opt_geojson, &opt_svg}}; }

Status check_maps(const Arguments& arguments) {
  for (const Text* map : {&opt_geojson, &opt_svg}) {
    if (arguments[*map] != "-") continue;
    return Error{
        Problem::option_value_bad, {"--" + std::string(map->name), "-", tr(N_("a file"))}, {}};
  }
  return {};
}

Status write_maps(Session& session, const Question& question, const Answer& answer) {
  std::vector<lib::MapStation> stations;
  for (const lib::Station* station : answer.stations) {
    stations.push_back(
        {station->code, station->name, station->position, is_among(question.planned, station)});
  }
  lib::CoverageMap map;
  map.demand = &question.demand;
  map.reached = answer.reached;
  map.stations = stations;
  map.boundary = question.boundary ? &*question.boundary : nullptr;
  map.square = question.square;
  map.within = question.within;
  map.pace = question.pace;
  const bool is_drawn = session.arguments().has(opt_geojson) || session.arguments().has(opt_svg);
  if (question.network && is_drawn) map.reaches = reaches_of(question, answer);
  Status written;
  if (const auto path = session.arguments()[opt_geojson]) {
    written = write_to(*path, [&](Output& to) { return lib::write_coverage_geojson(map, to); });
  }
  const auto path = session.arguments()[opt_svg];
  if (!written || !path) return written;
  return write_to(*path, [&](Output& to) {
    return lib::write_coverage_svg(map, words_of(question, answer), to);
  });
}

}  // namespace yangxiao::cmd::station
