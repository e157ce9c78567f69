#include "station/view.hpp"

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "calendar/book_calendar.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::station {

namespace {

std::string seen_text(const View& view, const lib::FacilityState& state) {
  const std::string at = view.time_text(state.checked_at);
  if (!state.broken_since) {
    return is_open(view.privacy())
               ? fmt::format(fmt::runtime(cli::tr(N_("works; checked {0}"))), at)
               : fmt::format(fmt::runtime(cli::tr(N_("works; checked {0} by {1}"))), at,
                             state.checked_by);
  }
  const std::string since = view.time_text(*state.broken_since);
  return is_open(view.privacy())
             ? fmt::format(fmt::runtime(cli::tr(N_("broken since {0}; checked {1}"))), since, at)
             : fmt::format(fmt::runtime(cli::tr(N_("broken since {0}; checked {1} by {2}"))), since,
                           at, state.checked_by);
}

}  // namespace

Result<View> View::open(cli::Session& session) {
  const store::Reader& book = session.reader();
  View view(lib::FacilityList::read(book), session.zone(), session.clock().now());
  view.look_at(book, session.clock().now());
  const auto privacy = cli::open_privacy(session);
  if (!privacy) return privacy.error();
  view.privacy_ = *privacy;
  return view;
}

void View::look_at(const store::Reader& book, Instant when) {
  when_ = when;
  days_ = calendar::working_days_around(book, when, *zone_);
}

std::string View::keeper(const lib::Station& station) const {
  return cli::person_at(privacy_, station.keeper);
}

std::string View::phone(const lib::Station& station) const {
  return cli::phones_at(privacy_, station.phone);
}

std::string View::state_text(const lib::Station& station) const {
  if (lib::is_shut(station, when_)) return cli::tr(N_("shut down"));
  return open_text(lib::open_state(station, moment()));
}

std::string View::place(const std::string& text) const {
  std::string room;
  return std::string(place_at(privacy_, text, room));
}

std::string View::remark(const std::string& text) const { return cli::remark_at(privacy_, text); }

std::string View::open_text(const calendar::OpenState& state) const {
  switch (state.open) {
    case calendar::Open::no:
      return cli::tr(N_("closed"));
    case calendar::Open::unknown:
      return cli::tr(N_("unknown"));
    case calendar::Open::yes:
      break;
  }
  if (!state.until) return cli::tr(N_("open"));
  const calendar::Local until = calendar::local_of(*state.until, *zone_);
  const bool at_midnight = until.second == 0;
  const std::string clock =
      at_midnight ? "24:00"
                  : fmt::format("{:02}:{:02}", until.second / 3600, until.second / 60 % 60);
  return fmt::format(fmt::runtime(cli::tr(N_("open until {0}"))), clock);
}

const std::string& facility_name(const lib::Facility& facility) {
  return cli::language() == cli::Language::zh_CN ? facility.name_zh : facility.name_en;
}

std::string View::facility_text(const lib::Station& station) const {
  std::string text;
  for (const lib::Facility& facility : facilities_.all()) {
    const auto number = static_cast<unsigned>(facility.number);
    if ((station.facilities >> number & 1U) == 0) continue;
    if (!text.empty()) text += cli::language() == cli::Language::zh_CN ? "、" : ", ";
    text += facility_name(facility);
    if ((station.broken >> number & 1U) != 0) text += cli::tr(N_(" (broken)"));
  }
  return text;
}

std::string View::time_text(Instant instant) const {
  return calendar::to_rfc3339(time_at(privacy_, instant), *zone_);
}

void View::warn_of_calendar(Reporter& reporter) const {
  if (const auto year = days_.missing_year()) {
    reporter.note(Note::calendar_missing, {std::to_string(*year)}, {});
  }
}

const char* heading_of(lib::Field field) {
  static constexpr std::array<const char*, lib::kFields> kHeadings = {
      N_("name"),   N_("address"), N_("community"), N_("subdistrict"), N_("premises of"),
      N_("keeper"), N_("phone"),   N_("position"),  N_("facilities"),  N_("hours"),
      N_("roles"),  N_("note"),    N_("shut down")};
  return cli::tr(kHeadings[static_cast<std::size_t>(field)]);
}

std::string checked_text(const View& view, const lib::FacilityState& state) {
  const std::string note = view.remark(state.note);
  return seen_text(view, state) + (note.empty() ? "" : ": " + note);
}

std::string facility_name(const View& view, int facility) {
  return facility_name(view.facilities().all()[static_cast<std::size_t>(facility)]);
}

std::vector<cli::TextColumn> station_table_columns() {
  return {{"code", N_("CODE")},
          {"name", N_("NAME")},
          {"subdistrict", N_("SUBDISTRICT")},
          {"address", N_("ADDRESS")},
          {"facilities", N_("FACILITIES")},
          {"open", N_("NOW")}};
}

std::vector<std::string> station_table_row(const lib::Station& station, const View& view) {
  return {station.code,
          station.name,
          station.subdistrict,
          view.place(station.address),
          view.facility_text(station),
          view.state_text(station)};
}

Status StationListing::begin() {
  if (session_.shape() == cli::Shape::table) return {};
  auto writer = cli::rows_out(session_, lib::machine_columns());
  if (!writer) return writer.error();
  writer_ = std::move(*writer);
  return {};
}

Status StationListing::add(const lib::Station& station) {
  if (writer_) return writer_->row(row_.of(station, view_.moment().when));
  rows_.push_back(station_table_row(station, view_));
  return {};
}

Status StationListing::finish() {
  view_.warn_of_calendar(session_.reporter());
  if (writer_) return writer_->finish();
  return cli::print_table(session_, station_table_columns(), std::move(rows_));
}

Result<lib::Wanted> wanted_of(const cli::Session& session, View& view) {
  const cli::Arguments& arguments = session.arguments();
  lib::Wanted wanted;
  if (arguments.has(cli::opt_facility)) {
    const auto facilities =
        lib::FacilityWords::read(session.reader()).parse(arguments[cli::opt_facility]);
    if (!facilities) return facilities.error();
    wanted.facilities = *facilities;
  }
  wanted.subdistrict = text::fold(arguments[cli::opt_subdistrict].value_or(""));
  wanted.maybe_open = arguments[cli::opt_maybe_open];
  if (wanted.maybe_open && !arguments.has(cli::opt_open)) {
    return Error{Problem::option_needs, {"--maybe-open", "--open"}, {}};
  }
  if (const auto open = arguments[cli::opt_open]) {
    wanted.open = true;
    if (!open->empty()) {
      const auto time = session.time(*open);
      if (!time) return time.error();
      view.look_at(session.reader(), *time);
    }
  }
  return wanted;
}

}  // namespace yangxiao::cmd::station
