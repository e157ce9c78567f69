// What the office's config says of reports, and how fields of a report that are typed are read.
#pragma once

#include "base/config.hpp"
#include "geo/region.hpp"
#include "report/change.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

// What a GeoJSON file encloses. Errors: file_missing, file_unreadable, those of Region::of_geojson.
Result<geo::Region> region_in(const std::string& file, geo::Datum datum);

// The district's boundary as the config says it; nothing: it does not. Errors: config_value_bad
// (the datum), those of region_in.
Result<std::optional<geo::Region>> bounds_of(const Config& config);

// Reads the file of the district's boundary where there is one. Errors: file_missing,
// file_unreadable, config_value_bad (the datum), those of a GeoJSON file.
Result<lib::ReportRules> rules_of(const cli::Session& session);

// Errors: those of rules_of().
Result<lib::TypedFields> typed_fields(const cli::Session& session);

}  // namespace yangxiao::cmd::report
