#include "report/typed.hpp"

#include "base/input.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::report {

Result<geo::Region> region_in(const std::string& file, geo::Datum datum) {
  const auto text = read_whole(file);
  if (!text) return text.error();
  auto region = geo::Region::of_geojson(*text, datum);
  if (!region) region.error().place.file = file;
  return region;
}

Result<std::optional<geo::Region>> bounds_of(const Config& config) {
  const auto datum = geo::datum_named(config.report_bounds_datum);
  if (!datum) {
    return Error{Problem::config_value_bad, {"bounds_datum", "wgs84, gcj02, bd09"}, {}};
  }
  if (const auto& box = config.report_bounds; !box.empty()) {
    const auto corner = [&](std::size_t lat) {
      return geo::convert({box[lat], box[lat + 1]}, *datum, geo::Datum::wgs84);
    };
    return std::optional(geo::Region::of_box(corner(0), corner(2)));
  }
  if (config.report_bounds_file.empty()) return std::optional<geo::Region>();
  auto region = region_in(config.report_bounds_file, *datum);
  if (!region) return region.error();
  return std::optional(std::move(*region));
}

Result<lib::ReportRules> rules_of(const cli::Session& session) {
  auto bounds = bounds_of(session.config());
  if (!bounds) return bounds.error();
  auto states = lib::StateWords::of(session.config().report_states);
  if (!states) return states.error();
  return lib::ReportRules{session.config().report_station_reach, session.config().report_link_days,
                          std::move(*bounds), std::move(*states),
                          session.config().report_office_hours};
}

Result<lib::TypedFields> typed_fields(const cli::Session& session) {
  const cli::Arguments& arguments = session.arguments();
  lib::TypedFields typed;
  if (const auto datum = arguments[cli::opt_datum]) typed.datum = geo::datum_named(*datum);
  if (const auto order = arguments[cli::opt_order]) typed.order = *geo::order_named(*order);
  typed.zone = session.zone();
  auto rules = rules_of(session);
  if (!rules) return rules.error();
  typed.rules = std::move(*rules);
  return typed;
}

}  // namespace yangxiao::cmd::report
