// A row of a station list, read and checked: text in, typed values or one error out.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/zone.hpp"
#include "geo/position_text.hpp"
#include "station/columns.hpp"
#include "station/station.hpp"
#include "table/place_cells.hpp"
#include "table/rows.hpp"

namespace yangxiao::station {

// What a row says. Only the fields whose bit is in `present` are meant; the others are left alone.
struct StationRow {
  Station station;                // code, and the fields that are present
  std::uint64_t present = 0;      // Fields, as bits
  FacilitySet facility_mask = 0;  // the facilities that the row speaks of
  bool closed = false;            // of Field::closed
  bool says_since = false;        // the row itself says since when
  bool hours_flawed = false;      // opening hours that nobody understands, kept as text

  bool has(Field field) const { return (present & bit(field)) != 0; }
};

class RowReader {
 public:
  // datum: --datum, or what the profile says; nothing: each row has to say it. order: of two
  // numbers in one cell.
  RowReader(std::string file, const FacilityWords& facilities, const table::Profile* profile,
            std::optional<geo::Datum> datum, geo::Order order)
      : file_(std::move(file)),
        facilities_(facilities),
        map_(facilities, profile),
        datum_(datum),
        order_(order),
        profile_(profile),
        facility_words_(folded_words(profile)),
        zone_(calendar::Zone::named("Asia/Shanghai")) {}

  bool knows(std::string_view header) const { return map_.find(header).has_value(); }

  // Takes the headers; gives those that mean nothing here. Errors: header_duplicate (two headers of
  // one meaning), column_missing (no code column), profile_header_missing, facility_unknown (a
  // word of the profile).
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);

  // The columns of our own export that a file cannot change, which a row may fill in all the same.
  const std::vector<std::size_t>& state_columns() const { return state_columns_; }

  // To be called after take_header, by who wants codes and positions alone: what else a row says,
  // and may say wrongly, is passed over.
  void keep_places();

  // Errors: every problem of the block "a row's value", datum_missing. place: file, line, column.
  Result<StationRow> read(const table::Record& record) const;

 private:
  class Parser;
  Status check_profile(std::span<const std::string> names) const;
  static std::map<std::string, std::string> folded_words(const table::Profile* profile);

  std::string file_;
  const FacilityWords& facilities_;
  HeaderMap map_;
  std::optional<geo::Datum> datum_;
  geo::Order order_;
  const table::Profile* profile_;
  std::map<std::string, std::string> facility_words_;  // the profile's: folded word -> ours
  Result<calendar::Zone> zone_;                        // built in: never an error
  std::vector<std::optional<FileColumn>> columns_;
  std::vector<std::size_t> state_columns_;
  std::vector<std::string> names_;
};

}  // namespace yangxiao::station
