// The configuration: TOML files over built-in defaults. data/yangxiao.toml shows every key with its
// default; a test holds the two together.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace yangxiao {

struct FacilityConfig {
  std::string code;
  std::string name_en;
  std::string name_zh;
  std::vector<std::string> aliases;
  friend bool operator==(const FacilityConfig&, const FacilityConfig&) = default;
};

// An entry of a list that the office keeps: names of its fields and their texts, as a file has
// them.
using ListEntry = std::vector<std::pair<std::string, std::string>>;

// Words of the office for something that has a name.
struct ConfigWords {
  std::string name;
  std::vector<std::string> words;
  Place place;
};

// A text and where it stands, for whoever finds out that it is none of those there are.
struct ConfigText {
  std::string text;
  Place place;
};

// How fast somebody is, and how much longer the way is than the straight line: geo/travel.hpp says
// where the defaults come from.
struct PaceConfig {
  double metres_per_second = 0;
  double detour = 0;
};

struct Config {
  std::string db;         // path of the book; empty: the user's data folder
  std::string published;  // path of a published book of stations; empty: none
  std::string time_zone = "Asia/Shanghai";
  PaceConfig walking{1.25, 1.3};
  PaceConfig bicycle{4.1, 1.3};
  PaceConfig e_bike{4.17, 1.3};
  double streets_farthest = 250;  // metres: who is farther from every street does not come to one
  std::vector<FacilityConfig> facilities;  // empty: those of data/yangxiao.toml
  // Metres: a report without a station is that of the nearest within this reach.
  double report_station_reach = 2000;
  std::string report_office_hours = "09:00-12:00,14:00-17:30";  // of a working day: for deadlines
  bool report_verify_own_work = false;  // whoever resolved a report may verify it
  std::vector<double> report_bounds;    // south, west, north, east; empty: none
  std::string report_bounds_file;       // GeoJSON; empty: none
  std::string report_bounds_datum = "wgs84";
  std::vector<ConfigWords> report_states;  // what the office calls the states
  // Codes of categories: no single report of these, or of what is below, is in open outputs.
  std::vector<std::string> report_not_open = {"care", "person_hurt"};
  // Codes of categories, with what is below them, that tell what workers lack.
  std::vector<std::string> report_needs = {"worker_need"};
  int report_link_days = 90;  // what was filed so long before its reporter joined is linked
  std::string points_rules;   // a file of the rules that a new book begins with; empty: the shipped
  int points_decide_days = 10;    // working days after which an objection is overdue
  int points_objection_days = 5;  // working days in which a posted list can be objected to
  // What one person may book by hand, at once and in a day; more waits for another person.
  std::int64_t points_most_at_once = 200;
  std::int64_t points_most_a_day = 2000;
  int points_leaver_days = 30;   // so long after leaving a member can redeem
  int redeem_valid_hours = 24;   // so long after it was reserved a voucher can be collected
  int redeem_renewed_days = 30;  // what ran out by the office's fault is given anew for so long
  int redeem_return_days = 7;    // so long after it was collected something can be returned
  bool points_one_person_office = false;  // nobody else is there: what is more is booked and marked
  // Names of what a night writes for others to read; nothing: those of data/yangxiao.toml.
  std::optional<std::vector<ConfigText>> night_files;
  std::string night_privacy = "open";  // of these
  std::string night_key;          // path of the secret key that signs; empty: nothing is signed
  std::string night_recipient;    // public key, or its path; empty: private/ is not sealed
  std::string board_link;         // of a station's page, with {code} in it; empty: there is none
  std::string open311_url = ".";  // where the folder of open311 will be found
  std::string open311_contact = "-";  // whom to ask about it
  // "agency", "channel", "category"; a list that is not there: that of data/yangxiao.toml.
  std::map<std::string, std::vector<ListEntry>, std::less<>> lists;
};

// Lays the keys of a TOML text over a configuration. Errors: config_syntax, config_key_unknown and
// config_value_bad, with line and column.
Status apply_config(std::string_view toml, const std::string& file, Config& config);

// The same for a file; where it is not there, nothing changes and the result is false. Errors also:
// file_unreadable, file_is_directory.
Result<bool> apply_config_file(const std::string& file, Config& config);

// What data/yangxiao.toml says.
Config shipped_config();

}  // namespace yangxiao
