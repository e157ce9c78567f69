#include "station/changed.hpp"

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

}  // namespace yangxiao::cmd::station
