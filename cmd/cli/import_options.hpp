// What every importer's options ask for, as the library takes it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/session.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "table/import_options.hpp"

namespace yangxiao::cli {

struct ImportRequest {
  table::ReadOptions read;
  std::optional<table::Profile> profile;
  std::optional<geo::Datum> datum;  // --datum, else the profile's
  geo::Order order = geo::Order::lat_lon;
};

// `form`: what a profile may say. Errors: encoding_unsupported, datum_unknown, those
// of table::read_profile.
Result<ImportRequest> import_request(const Session& session, const table::ProfileForm& form);

// The same as the library's importers take it; the request outlives it.
table::ImportOptions import_options_of(const ImportRequest& request);

// --datum and --order of a place on the command line; the parser has found them to be right.
std::optional<geo::Datum> datum_of(const Arguments& arguments);
geo::Order order_of(const Arguments& arguments);

}  // namespace yangxiao::cli
