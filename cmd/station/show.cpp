// station show: everything that the book says of some stations.
#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "cli/field_lines.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/station_table.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

std::string position_text(const lib::Station& station) {
  std::string text =
      fmt::format("{:.6f}, {:.6f} wgs84", station.position.lat, station.position.lon);
  if (station.source_datum != geo::Datum::wgs84) {
    text += fmt::format(" ({}, {} {})", station.source_lat, station.source_lon,
                        geo::name_of(station.source_datum));
  }
  return text;
}

std::vector<FieldLine> lines_of(const Session& session, const View& view,
                                const lib::Station& station) {
  std::vector<FieldLine> lines = {{tr(N_("code")), station.code},
                                  {tr(N_("name")), station.name},
                                  {tr(N_("address")), view.place(station.address)},
                                  {tr(N_("community")), station.community},
                                  {tr(N_("subdistrict")), station.subdistrict},
                                  {tr(N_("premises of")), view.place(station.host)},
                                  {tr(N_("keeper")), view.keeper(station)},
                                  {tr(N_("phone")), view.phone(station)},
                                  {tr(N_("position")), position_text(station)},
                                  {tr(N_("facilities")), view.facility_text(station)},
                                  {tr(N_("hours")), station.hours},
                                  {tr(N_("now")), view.state_text(station)},
                                  {tr(N_("roles")), text::joined_anew(station.roles)},
                                  {tr(N_("note")), view.remark(station.note)}};
  for (const lib::FacilityState& state : lib::facility_states(session.reader(), station.id)) {
    if ((station.facilities >> static_cast<unsigned>(state.facility) & 1U) == 0) continue;
    lines.push_back({facility_name(view, state.facility), checked_text(view, state)});
  }
  if (station.closed_since) {
    const bool is_shut = lib::is_shut(station, view.moment().when);
    lines.push_back({tr(is_shut ? N_("shut down since") : N_("to be shut down")),
                     view.time_text(*station.closed_since)});
    lines.push_back({tr(N_("because")), view.remark(station.closed_reason)});
  }
  if (station.seen_open_at) {
    lines.push_back({tr(N_("last seen open")), view.time_text(*station.seen_open_at)});
  }
  return lines;
}

Status print(Session& session, const View& view, const std::vector<lib::Station>& stations) {
  std::string text;
  for (const lib::Station& station : stations) {
    if (!text.empty()) text += '\n';
    text += field_lines(lines_of(session, view, station));
  }
  return session.out().write(text);
}

Result<Outcome> run(Session& session) {
  const auto view = View::open(session);
  if (!view) return view.error();
  std::vector<lib::Station> stations;
  for (const std::string& code : session.arguments().words()) {
    auto station = lib::station_named(session.reader(), code);
    if (!station) return station.error();
    stations.push_back(std::move(*station));
  }
  if (session.shape() == Shape::table) {
    const Status printed = print(session, *view, stations);
    if (!printed) return printed.error();
    return Outcome::done;
  }
  StationListing listing(session, *view);
  Status status = listing.begin();
  for (std::size_t i = 0; status && i < stations.size(); ++i) status = listing.add(stations[i]);
  if (status) status = listing.finish();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb show() {
  return {"show",
          N_("show everything that is known of stations"),
          Shelf::look_up,
          {{"CODE", Form::station, Argument::Count::some}},
          {{N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read_stations),
          {0, 1, 4},
          {{"yangxiao station show HY001", N_("one station, field by field")}},
          run};
}

}  // namespace yangxiao::cmd::station
