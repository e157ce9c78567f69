#include "station/changed.hpp"

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "cli/text_table.hpp"
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

namespace {

// A field as people may see it.
std::string shown(const View& view, const lib::Station& station, lib::Field field) {
  switch (field) {
    case lib::Field::keeper:
      return view.keeper(station);
    case lib::Field::phone:
      return view.phone(station);
    case lib::Field::facilities:
      return view.facility_text(station);
    case lib::Field::note:
      return view.remark(station.note);
    case lib::Field::position:
      return fmt::format("{}, {} {}", station.source_lat, station.source_lon,
                         geo::name_of(station.source_datum));
    case lib::Field::closed:  // since when
      return station.closed_since ? cli::short_time(view.time_text(*station.closed_since))
                                  : std::string();
    default:
      return *lib::text_of(station, field);
  }
}

// What was said now of single facilities: also where the set of them is as it was.
std::string checked_now(const cli::Session& session, const View& view,
                        const lib::Changed& changed) {
  std::string text;
  for (const lib::FacilityState& state : lib::facility_states(session.reader(), changed.after.id)) {
    if ((changed.facilities_checked >> static_cast<unsigned>(state.facility) & 1U) == 0) continue;
    text += changed.after.code + " " + facility_name(view, state.facility) + ": " +
            text::printable(checked_text(view, state)) + "\n";
  }
  return text;
}

std::string differences(const cli::Session& session, const View& view,
                        const lib::Changed& changed) {
  const auto line = [&](const char* heading, const std::string& before, const std::string& after) {
    return fmt::format("{} {}: {} → {}\n", changed.after.code, heading,
                       before.empty() ? "-" : text::printable(before),
                       after.empty() ? "-" : text::printable(after));
  };
  std::string text;
  for (std::size_t i = 0; i < lib::kFields; ++i) {
    const auto field = static_cast<lib::Field>(i);
    const std::string before = shown(view, changed.before, field);
    const std::string after = shown(view, changed.after, field);
    if (before != after) text += line(heading_of(field), before, after);
  }
  const auto seen = [&view](const lib::Station& station) {
    return station.seen_open_at ? view.time_text(*station.seen_open_at) : std::string();
  };
  if (seen(changed.before) != seen(changed.after)) {
    text += line(cli::tr(N_("last seen open")), seen(changed.before), seen(changed.after));
  }
  text += checked_now(session, view, changed);
  if (!text.empty()) return text;
  return fmt::format(fmt::runtime(cli::tr(N_("{0}: as it was"))), changed.after.code) + "\n";
}

}  // namespace

Result<cli::Outcome> commit_and_compare(cli::Session& session, const lib::Changed& changed) {
  if (session.shape() != cli::Shape::table) return commit_and_show(session, changed.after);
  const auto view = View::open(session);
  if (!view) return view.error();
  Status status = session.out().write(differences(session, *view, changed));
  if (status) status = session.commit();
  if (!status) return status.error();
  return cli::Outcome::done;
}

}  // namespace yangxiao::cmd::station
