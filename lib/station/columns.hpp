// The columns of a station list: what each may be called in a file, and what each means.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "station/facility.hpp"
#include "table/profile.hpp"

namespace yangxiao::station {

enum class ColumnKind : std::uint8_t {
  code,
  name,
  address,
  community,
  subdistrict,
  host,
  keeper,
  phone,
  lat,
  lon,
  datum,
  position,  // both coordinates in one cell
  source_lat,
  source_lon,
  source_datum,
  facilities,
  facility,  // one column for one facility: yes or no
  hours,
  roles,
  status,
  note,
  closed_since,
  closed_reason,
  state,   // of our own export, and nothing that a file may change
  passed,  // that a station has no need of: what an export or a rejects file says of the row
};

struct FileColumn {
  ColumnKind kind;
  int facility = 0;  // of ColumnKind::facility
};

// The stable name of a column, as in our own header: "code", "lat" ...
std::string_view name_of(ColumnKind kind);

// The names of all columns that a file or a person may fill in.
std::vector<std::string_view> field_names();

// The section of a profile that holds a file's words for facilities.
inline constexpr std::string_view kFacilityWords = "facilities";

// [columns] of the field names, [facilities] of the file's words.
table::ProfileForm profile_form();

// Finds out what a file's headers mean: the profile first, then our own names and the aliases in
// Chinese and English, then the words of the facility list. Compared folded, without spaces,
// underscores and what stands in brackets.
class HeaderMap {
 public:
  HeaderMap(const FacilityWords& facilities, const table::Profile* profile)
      : facilities_(facilities), profile_(profile) {}
  std::optional<FileColumn> find(std::string_view header) const;

 private:
  const FacilityWords& facilities_;
  const table::Profile* profile_;
};

// For a form to fill in: the headers of the columns that a new station needs or may have, and one
// example row, in Chinese or in English.
struct Form {
  std::vector<std::string> headers;
  std::vector<std::string> example;
};
Form empty_form(bool chinese);

}  // namespace yangxiao::station
