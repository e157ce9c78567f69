#include "station/filters.hpp"

#include "cli/asked_place.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Flag opt_closed{"closed", 0, N_("only stations that are shut down")};

}  // namespace

OptionGroup station_filters(std::vector<const Option*> own) {
  std::vector<const Option*> options = {&opt_facility,   &opt_subdistrict, &opt_open,
                                        &opt_maybe_open, &opt_closed,      &opt_near,
                                        &opt_within,     &opt_datum,       &opt_order};
  options.insert(options.end(), own.begin(), own.end());
  return {N_("Which stations"), std::move(options)};
}

Result<lib::ListQuery> query_of(const Session& session, View& view) {
  const Arguments& arguments = session.arguments();
  lib::ListQuery query;
  auto wanted = wanted_of(session, view);
  if (!wanted) return wanted.error();
  query.wanted = std::move(*wanted);
  if (arguments[opt_closed]) query.closed = lib::Closed::only;
  const auto near = arguments[opt_near];
  const auto within = arguments[opt_within];
  if (near.has_value() != within.has_value()) {
    return near ? Error{Problem::option_needs, {"--near", "--within"}, {}}
                : Error{Problem::option_needs, {"--within", "--near"}, {}};
  }
  if (!near) return query;
  const auto place = place_in(session, *near);
  if (!place) return place.error();
  const auto metres = metres_within(session);
  if (!metres) return metres.error();
  query.near = *place;
  query.within = **metres;
  return query;
}

}  // namespace yangxiao::cmd::station
