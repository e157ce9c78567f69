// A mapping profile: which of a file's headers holds which of our fields, and what the file does
// not say of itself. TOML, some lines long.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/position_text.hpp"

namespace yangxiao::table {

// What a profile says, and where: it may not fit the file, or the book, that it is used with.
struct ProfileText {
  std::string text;
  Place place;
};

struct Profile {
  std::map<std::string, ProfileText> columns;  // our field -> the header in the file
  std::map<std::string, ProfileText> fixed;    // our field -> what every row says, if none does
  std::string datum;                           // empty: not said
  std::optional<geo::Order> order;             // of two numbers in one cell
  std::string encoding;
  std::string sheet;
  std::uint64_t header_row = 0;
  char separator = 0;
  std::vector<std::string> ignored;      // headers that mean nothing here, whatever they look like
  std::optional<ProfileText> time_zone;  // of times without an offset
  std::vector<std::string> dates;        // the forms of dates and times, as calendar::DateForms
  // By section, the words in the file's cells -> ours: [facilities] "充电桩" = "charging".
  std::map<std::string, std::map<std::string, ProfileText>> words;

  bool ignores(std::string_view header) const;
};

// Whether a header is the one that a profile names: as it writes it, or in other letters (Unique
// Key, unique_key), so that one profile serves all forms in which a city publishes. What stands in
// brackets has to be the same.
bool is_header_of_profile(std::string_view header, std::string_view in_profile);
bool has_header_of_profile(std::span<const std::string> headers, std::string_view in_profile);

// What a profile of one importer may say.
struct ProfileForm {
  std::vector<std::string_view> fields;    // the names that [columns] may use
  std::vector<std::string_view> sections;  // of words
  bool has_times = false;  // whether it may say `time_zone`, `dates` and [fixed] values
};

// Errors: profile_missing, config_syntax,
// profile_key_unknown, profile_value_bad, with line and column.
// `name_or_file`: a name without '/' and without ".toml" is looked for as NAME.toml in the folders.
Result<Profile> read_profile(const std::string& name_or_file,
                             const std::vector<std::string>& folders, const ProfileForm& form);

}  // namespace yangxiao::table
