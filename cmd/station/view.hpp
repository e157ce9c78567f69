// Stations as the verbs show them: one set of columns for machines, one for people.
#pragma once

#include <array>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "calendar/working_days.hpp"
#include "cli/import_options.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "geo/position_text.hpp"
#include "station/facility.hpp"
#include "station/machine_row.hpp"
#include "station/nearest.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::station {

namespace lib = yangxiao::station;

using cli::Privacy;

// What is read of the book before stations are shown.
class View {
 public:
  // Reads facilities and calendar. Errors: option_needs (internal without --reason),
  // file_unwritable (the log of who looked at persons).
  static Result<View> open(cli::Session& session);

  const lib::FacilityList& facilities() const { return facilities_; }
  // The present, or what --open asks for.
  lib::Moment moment() const { return {when_, *zone_, days_}; }
  Privacy privacy() const { return privacy_; }
  // Another moment than the present is meant.
  void look_at(const store::Reader& book, Instant when);

  // As the privacy level says: masked, whole, or empty.
  std::string keeper(const lib::Station& station) const;
  std::string phone(const lib::Station& station) const;
  std::string state_text(const lib::Station& station) const;  // open until 22:00, shut down ...
  std::string remark(const std::string& text) const;  // a note, with the numbers in it masked
  std::string place(const std::string& text) const;   // an address, the same

  // "open until 22:00", "open", "closed", "unknown", in the reader's language.
  std::string open_text(const calendar::OpenState& state) const;
  // Names of the facilities in the reader's language; broken ones are said to be.
  std::string facility_text(const lib::Station& station) const;
  std::string time_text(Instant instant) const;
  // To be called when all is shown: says when a year without a calendar was asked of.
  void warn_of_calendar(Reporter& reporter) const;

 private:
  View(lib::FacilityList facilities, const calendar::Zone& zone, Instant now)
      : facilities_(std::move(facilities)), zone_(&zone), when_(now) {}

  lib::FacilityList facilities_;
  calendar::WorkingDays days_;
  const calendar::Zone* zone_;
  Instant when_;
  Privacy privacy_ = Privacy::partner;
};

// "broken since 2026-11-01 ...; checked ... by wang: the door" in the reader's language; who
// checked it is for the office to know.
std::string checked_text(const View& view, const lib::FacilityState& state);
// In the reader's language.
const std::string& facility_name(const lib::Facility& facility);
std::string facility_name(const View& view, int facility);

// What a field is called before people.
const char* heading_of(lib::Field field);

// For people: code, name, subdistrict, address, facilities, open.
std::vector<cli::TextColumn> station_table_columns();
std::vector<std::string> station_table_row(const lib::Station& station, const View& view);

// Shows stations as list, search and set do: a table, or the columns above.
class StationListing {
 public:
  StationListing(cli::Session& session, const View& view)
      : session_(session), view_(view), row_(view.facilities(), session.zone(), view.privacy()) {}
  Status begin();
  Status add(const lib::Station& station);
  Status finish();

 private:
  cli::Session& session_;
  const View& view_;
  std::unique_ptr<table::RowWriter> writer_;    // for machines
  std::vector<std::vector<std::string>> rows_;  // for people
  lib::MachineRow row_;
};

// What --facility, --subdistrict, --open and --maybe-open ask for. --open TIME is the view's
// moment. Errors: facility_unknown, time_bad, option_needs.
Result<lib::Wanted> wanted_of(const cli::Session& session, View& view);

}  // namespace yangxiao::cmd::station
