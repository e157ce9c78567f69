#include "cli/import_options.hpp"

#include "cli/options.hpp"

namespace yangxiao::cli {
namespace {

Status take_profile(const std::string& name, const table::Profile& profile,
                    ImportRequest& request) {
  request.read.sheet = profile.sheet;
  request.read.header_row = profile.header_row;
  request.read.separator = profile.separator;
  if (!profile.datum.empty()) {
    request.datum = geo::datum_named(profile.datum);
    if (!request.datum) return Error{Problem::datum_unknown, {profile.datum}, {name, 0, 0, {}}};
  }
  if (profile.order) request.order = *profile.order;
  if (!profile.encoding.empty()) {
    request.read.encoding = table::encoding_named(profile.encoding);
    if (!request.read.encoding) {
      return Error{Problem::encoding_unsupported, {profile.encoding}, {name, 0, 0, {}}};
    }
  }
  return {};
}

}  // namespace

Result<ImportRequest> import_request(const Session& session, const table::ProfileForm& form) {
  const Arguments& arguments = session.arguments();
  ImportRequest request;
  if (const auto name = arguments[opt_profile]) {
    auto profile = table::read_profile(*name, session.profile_folders(), form);
    if (!profile) return profile.error();
    const Status taken = take_profile(*name, *profile, request);
    if (!taken) return taken.error();
    request.profile = std::move(*profile);
  }
  if (const auto order = arguments[opt_order]) request.order = *geo::order_named(*order);
  if (const auto datum = arguments[opt_datum]) request.datum = geo::datum_named(*datum);
  if (const auto kind = arguments[opt_input_format]) request.read.kind = table::kind_named(*kind);
  if (const auto sheet = arguments[opt_sheet]) request.read.sheet = *sheet;
  if (const auto row = arguments[opt_header_row]) {
    if (*row == 0) {
      return Error{
          Problem::option_value_bad, {"--header-row", "0", tr(N_("a whole number from 1"))}, {}};
    }
    request.read.header_row = *row;
  }
  if (const auto bytes = arguments[opt_max_field]) request.read.largest_field = *bytes;
  if (const auto bytes = arguments[opt_max_unpacked]) request.read.largest_unpacked = *bytes;
  if (const auto name = arguments[opt_encoding]) {
    request.read.encoding = table::encoding_named(*name);
    if (!request.read.encoding) return Error{Problem::encoding_unsupported, {*name}, {}};
  }
  return request;
}

table::ImportOptions import_options_of(const ImportRequest& request) {
  table::ImportOptions options;
  options.read = request.read;
  options.datum = request.datum;
  options.order = request.order;
  options.profile = request.profile ? &*request.profile : nullptr;
  return options;
}

std::optional<geo::Datum> datum_of(const Arguments& arguments) {
  const auto word = arguments[opt_datum];
  return word ? geo::datum_named(*word) : std::nullopt;
}

geo::Order order_of(const Arguments& arguments) {
  return *geo::order_named(arguments[opt_order].value_or("latlon"));
}

}  // namespace yangxiao::cli
