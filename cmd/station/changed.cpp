#include "station/changed.hpp"

#include <cstdlib>

#include "calendar/civil.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {

Result<cli::Outcome> commit_and_show(cli::Session& session, const lib::Station& station) {
  const auto view = View::open(session);
  if (!view) return view.error();
  StationListing listing(session, *view);
  Status status = listing.begin();
  if (status) status = listing.add(station);
  if (status) status = listing.finish();
  if (status) status = session.commit();
  if (!status) return status.error();
  return cli::Outcome::done;
}

Error with_time_text(const cli::Session& session, Error error, Problem which) {
  if (error.what == which && error.arguments.size() > 1) {
    const Instant instant{std::strtoll(error.arguments[1].c_str(), nullptr, 10)};
    error.arguments[1] = calendar::to_rfc3339(instant, session.zone());
  }
  return error;
}

}  // namespace yangxiao::cmd::station
