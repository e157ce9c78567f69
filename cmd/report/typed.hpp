// How fields of a report that are typed are read: with the zone, the datum and the rules of the
// office.
#pragma once

#include "cli/options.hpp"
#include "report/change.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

inline lib::TypedFields typed_fields(const cli::Session& session) {
  const cli::Arguments& arguments = session.arguments();
  lib::TypedFields typed;
  if (const auto datum = arguments[cli::opt_datum]) typed.datum = geo::datum_named(*datum);
  if (const auto order = arguments[cli::opt_order]) typed.order = *geo::order_named(*order);
  typed.zone = session.zone();
  typed.rules = {session.config().report_station_reach, session.config().report_link_days};
  return typed;
}

}  // namespace yangxiao::cmd::report
