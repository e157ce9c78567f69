#include "base/config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "base/config_lists.hpp"
#include "base/input.hpp"
#include "base/minisign.hpp"
#include "base/toml_reading.hpp"
#include "embedded/yangxiao_toml.hpp"

namespace yangxiao {
namespace {

// A file of settings is small; what is larger than this is not one.
constexpr std::size_t kLargestConfig = 1U << 20U;

Status take_positive(const toml::key& key, const toml::node& node, const std::string& file,
                     double& target) {
  const auto value = node.value<double>();
  if (!value || !(*value > 0.0) || *value > 1e6) {
    return toml_reading::value_bad(Problem::config_value_bad, key, node, "a number above 0", file);
  }
  target = *value;
  return {};
}

// As seen from the file that names it, whoever runs the program where.
std::string beside(const std::string& file, const std::string& path) {
  return (std::filesystem::path(file).parent_path() / path).string();
}

// A file's path, or the four sides of a box.
Status take_bounds(const toml::key& key, const toml::node& node, const std::string& file,
                   Config& config) {
  constexpr const char* kExpected = "a GeoJSON file, or [south, west, north, east]";
  config.report_bounds.clear();
  config.report_bounds_file.clear();
  const toml::array* sides = node.as_array();
  if (sides == nullptr) {
    std::string path;
    const Status taken = toml_reading::take_text(Problem::config_value_bad, key, node, file, path);
    config.report_bounds_file = beside(file, path);
    return taken;
  }
  for (const toml::node& side : *sides) {
    const auto number = side.value<double>();
    if (number) config.report_bounds.push_back(*number);
  }
  const auto& box = config.report_bounds;
  const bool is_box = box.size() == 4 && sides->size() == 4 && box[0] >= -90 && box[0] < box[2] &&
                      box[2] <= 90 && box[1] >= -180 && box[1] < box[3] && box[3] <= 180;
  if (is_box || sides->empty()) return {};
  return toml_reading::value_bad(Problem::config_value_bad, key, node, kExpected, file);
}

// filed = "新报", or ["新报", "新到"]; the first is shown.
Status take_states(const toml::key& key, const toml::node& node, const std::string& file,
                   Config& config) {
  static constexpr const char* kExpected = "a word or a list of words for each state";
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return toml_reading::value_bad(Problem::config_value_bad, key, node, kExpected, file);
  }
  config.report_states.clear();
  for (const auto& [name, value] : *table) {
    ConfigWords words{std::string(name.str()), {}, toml_reading::place_of(name.source(), file)};
    const toml::array* list = value.as_array();
    const std::size_t count = list == nullptr ? 1 : list->size();
    for (std::size_t i = 0; i < count; ++i) {
      const toml::node& word = list == nullptr ? value : (*list)[i];
      std::string text;
      const Status taken =
          toml_reading::take_text(Problem::config_value_bad, name, word, file, text);
      if (!taken) return taken;
      words.words.push_back(std::move(text));
    }
    config.report_states.push_back(std::move(words));
  }
  return {};
}

Status take_report(const toml::key& key, const toml::node& node, const std::string& file,
                   Config& config) {
  static constexpr std::array<std::string_view, 9> kKeys = {
      "station_reach", "link_days", "office_hours", "verify_own_work", "bounds", "bounds_datum",
      "states",        "not_open",  "needs"};
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return toml_reading::value_bad(Problem::config_value_bad, key, node, "a table", file);
  for (const auto& [name, value] : *table) {
    if (name == kKeys[0]) {
      const Status taken = take_positive(name, value, file, config.report_station_reach);
      if (!taken) return taken;
    } else if (name == kKeys[1]) {
      const auto days = value.value_exact<std::int64_t>();
      if (!days || *days < 0 || *days > 36'500) {
        return toml_reading::value_bad(Problem::config_value_bad, name, value,
                                       "a whole number of days", file);
      }
      config.report_link_days = static_cast<int>(*days);
    } else if (name == kKeys[2]) {
      const Status taken = toml_reading::take_text(Problem::config_value_bad, name, value, file,
                                                   config.report_office_hours);
      if (!taken) return taken;
    } else if (name == kKeys[3]) {
      const auto may = value.value_exact<bool>();
      if (!may) {
        return toml_reading::value_bad(Problem::config_value_bad, name, value, "true or false",
                                       file);
      }
      config.report_verify_own_work = *may;
    } else if (name == kKeys[4]) {
      const Status taken = take_bounds(name, value, file, config);
      if (!taken) return taken;
    } else if (name == kKeys[5]) {
      const Status taken = toml_reading::take_text(Problem::config_value_bad, name, value, file,
                                                   config.report_bounds_datum);
      if (!taken) return taken;
    } else if (name == kKeys[6]) {
      const Status taken = take_states(name, value, file, config);
      if (!taken) return taken;
    } else if (name == kKeys[7] || name == kKeys[8]) {
      auto& codes = name == kKeys[7] ? config.report_not_open : config.report_needs;
      codes.clear();
      const Status taken = toml_reading::take_texts(Problem::config_value_bad, name, value,
                                                    "a list of codes", file, codes);
      if (!taken) return taken;
    } else {
      return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
    }
  }
  return {};
}

// A whole number within bounds; `expected` says what it is.
template <typename Number>
Status take_whole(const toml::key& name, const toml::node& value, std::int64_t least,
                  std::int64_t most, const char* expected, const std::string& file,
                  Number& target) {
  const auto number = value.value_exact<std::int64_t>();
  if (!number || *number < least || *number > most) {
    return toml_reading::value_bad(Problem::config_value_bad, name, value, expected, file);
  }
  target = static_cast<Number>(*number);
  return {};
}

Status take_points_key(const toml::key& name, const toml::node& value, const std::string& file,
                       Config& config) {
  static constexpr std::array<std::string_view, 7> kKeys = {
      "rules",      "objection_days",    "decide_days", "most_at_once",
      "most_a_day", "one_person_office", "leaver_days"};
  constexpr const char* kWorkingDays = "a whole number of working days, at least 1";
  constexpr const char* kPoints = "a whole number of points";
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (name == kKeys[0]) {
    std::string path;
    const Status taken =
        toml_reading::take_text(Problem::config_value_bad, name, value, file, path);
    if (taken) config.points_rules = beside(file, path);
    return taken;
  }
  if (name == kKeys[1]) {
    return take_whole(name, value, 1, 250, kWorkingDays, file, config.points_objection_days);
  }
  if (name == kKeys[2]) {
    return take_whole(name, value, 1, 250, kWorkingDays, file, config.points_decide_days);
  }
  if (name == kKeys[3]) {
    return take_whole(name, value, 0, kMost, kPoints, file, config.points_most_at_once);
  }
  if (name == kKeys[4]) {
    return take_whole(name, value, 0, kMost, kPoints, file, config.points_most_a_day);
  }
  if (name == kKeys[6]) {
    return take_whole(name, value, 0, 3660, "a whole number of days", file,
                      config.points_leaver_days);
  }
  if (name != kKeys[5]) {
    return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
  }
  const auto lifted = value.value_exact<bool>();
  if (!lifted) {
    return toml_reading::value_bad(Problem::config_value_bad, name, value, "true or false", file);
  }
  config.points_one_person_office = *lifted;
  return {};
}

// Each key of a table.
template <typename Into>
Status take_table(const toml::key& key, const toml::node& node, const std::string& file, Into& into,
                  Status (&take_key)(const toml::key&, const toml::node&, const std::string&,
                                     Into&)) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return toml_reading::value_bad(Problem::config_value_bad, key, node, "a table", file);
  }
  for (const auto& [name, value] : *table) {
    const Status taken = take_key(name, value, file, into);
    if (!taken) return taken;
  }
  return {};
}

Status take_pace_key(const toml::key& name, const toml::node& value, const std::string& file,
                     PaceConfig& pace) {
  static constexpr std::array<std::string_view, 2> kKeys = {"metres_per_second", "detour"};
  if (name == kKeys[0]) return take_positive(name, value, file, pace.metres_per_second);
  if (name == kKeys[1]) return take_positive(name, value, file, pace.detour);
  return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
}

Status take_streets_key(const toml::key& name, const toml::node& value, const std::string& file,
                        Config& config) {
  static constexpr std::array<std::string_view, 1> kKeys = {"farthest"};
  if (name == kKeys[0]) return take_positive(name, value, file, config.streets_farthest);
  return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
}

Status take_redeem_key(const toml::key& name, const toml::node& value, const std::string& file,
                       Config& config) {
  static constexpr std::array<std::string_view, 3> kKeys = {"valid_hours", "renewed_days",
                                                            "return_days"};
  if (name == kKeys[0]) {
    return take_whole(name, value, 1, 24 * 366, "a whole number of hours, at least 1", file,
                      config.redeem_valid_hours);
  }
  constexpr const char* kDays = "a whole number of days";
  if (name == kKeys[1]) {
    return take_whole(name, value, 1, 3660, kDays, file, config.redeem_renewed_days);
  }
  if (name == kKeys[2]) {
    return take_whole(name, value, 0, 366, kDays, file, config.redeem_return_days);
  }
  return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
}

Status take_night_files(const toml::key& name, const toml::node& value, const std::string& file,
                        Config& config) {
  const toml::array* texts = value.as_array();
  if (texts == nullptr) {
    return toml_reading::value_bad(Problem::config_value_bad, name, value, "a list of files", file);
  }
  config.night_files.emplace();
  for (const toml::node& one : *texts) {
    ConfigText& text = config.night_files->emplace_back();
    text.place = toml_reading::place_of(one.source(), file);
    const Status taken =
        toml_reading::take_text(Problem::config_value_bad, name, one, file, text.text);
    if (!taken) return taken;
  }
  return {};
}

Status take_night_key(const toml::key& name, const toml::node& value, const std::string& file,
                      Config& config) {
  static constexpr std::array<std::string_view, 4> kKeys = {"files", "privacy", "key", "recipient"};
  if (name == kKeys[0]) return take_night_files(name, value, file, config);
  std::string text;
  const Status taken = toml_reading::take_text(Problem::config_value_bad, name, value, file, text);
  if (name == kKeys[1]) {
    if (taken && text != "open" && text != "partner") {
      return toml_reading::value_bad(Problem::config_value_bad, name, value, "open|partner", file);
    }
    config.night_privacy = text;
    return taken;
  }
  if (name == kKeys[2]) {
    config.night_key = text.empty() ? text : beside(file, text);
    return taken;
  }
  if (name == kKeys[3]) {
    const bool is_path = !text.empty() && !minisign::is_public_key(text);
    config.night_recipient = is_path ? beside(file, text) : text;
    return taken;
  }
  return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
}

Status take_open311_key(const toml::key& name, const toml::node& value, const std::string& file,
                        Config& config) {
  static constexpr std::array<std::string_view, 2> kKeys = {"url", "contact"};
  if (name != kKeys[0] && name != kKeys[1]) {
    return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
  }
  std::string& text = name == kKeys[0] ? config.open311_url : config.open311_contact;
  const Status taken = toml_reading::take_text(Problem::config_value_bad, name, value, file, text);
  if (taken && std::ranges::any_of(text, [](char c) { return c >= 0 && c < ' '; })) {
    return toml_reading::value_bad(Problem::config_value_bad, name, value, "a single line", file);
  }
  return taken;
}

Status take_board_key(const toml::key& name, const toml::node& value, const std::string& file,
                      Config& config) {
  static constexpr std::array<std::string_view, 1> kKeys = {"link"};
  // A code of more squares is too fine to be read from where one stands.
  constexpr std::size_t kLongest = 200;
  if (name != kKeys[0]) {
    return toml_reading::key_unknown(Problem::config_key_unknown, name, kKeys, file);
  }
  std::string& link = config.board_link;
  const Status taken = toml_reading::take_text(Problem::config_value_bad, name, value, file, link);
  const bool is_address = link.starts_with("https://") || link.starts_with("http://");
  const bool is_plain =
      std::ranges::all_of(link, [](char c) { return c > ' ' && c < 0x7F; }) && is_address;
  const std::size_t brace = link.find('{');
  const bool is_of_station = brace == std::string::npos || link.find("{code}") == brace;
  if (taken && (!is_plain || !is_of_station || link.size() > kLongest)) {
    return toml_reading::value_bad(Problem::config_value_bad, name, value,
                                   "https://... with {code} in it, up to 200 letters of ASCII",
                                   file);
  }
  return taken;
}

Status take(const toml::key& key, const toml::node& node, const std::string& file, Config& config) {
  static constexpr std::array<std::string_view, 15> kKeys = {
      "db",     "published", "time_zone", "walking", "facility", "lists",   "report", "points",
      "redeem", "night",     "open311",   "bicycle", "e_bike",   "streets", "board"};
  if (key == kKeys[0])
    return toml_reading::take_text(Problem::config_value_bad, key, node, file, config.db);
  if (key == kKeys[1])
    return toml_reading::take_text(Problem::config_value_bad, key, node, file, config.published);
  if (key == kKeys[2])
    return toml_reading::take_text(Problem::config_value_bad, key, node, file, config.time_zone);
  if (key == kKeys[3]) return take_table(key, node, file, config.walking, take_pace_key);
  if (key == kKeys[11]) return take_table(key, node, file, config.bicycle, take_pace_key);
  if (key == kKeys[12]) return take_table(key, node, file, config.e_bike, take_pace_key);
  if (key == kKeys[13]) return take_table(key, node, file, config, take_streets_key);
  if (key == kKeys[14]) return take_table(key, node, file, config, take_board_key);
  if (key == kKeys[4]) return take_facilities(key, node, file, config);
  if (key == kKeys[5]) return take_lists(key, node, file, config);
  if (key == kKeys[6]) return take_report(key, node, file, config);
  if (key == kKeys[7]) return take_table(key, node, file, config, take_points_key);
  if (key == kKeys[8]) return take_table(key, node, file, config, take_redeem_key);
  if (key == kKeys[9]) return take_table(key, node, file, config, take_night_key);
  if (key == kKeys[10]) return take_table(key, node, file, config, take_open311_key);
  return toml_reading::key_unknown(Problem::config_key_unknown, key, kKeys, file);
}

}  // namespace

Status apply_config(std::string_view toml, const std::string& file, Config& config) {
  const auto table = toml_reading::parse(Problem::config_syntax, toml, file);
  if (!table) return table.error();
  for (const auto& [key, node] : *table) {
    const Status status = take(key, node, file, config);
    if (!status) return status;
  }
  return {};
}

Result<bool> apply_config_file(const std::string& file, Config& config) {
  auto input = open_input(file);
  if (!input) {
    if (input.error().what == Problem::file_missing) return false;
    return input.error();
  }
  std::string toml;
  std::array<char, 16384> block{};
  for (;;) {
    const auto count = (*input)->read(block);
    if (!count) return count.error();
    if (*count == 0) break;
    toml.append(block.data(), *count);
    if (toml.size() > kLargestConfig) {
      return Error{Problem::config_syntax, {"larger than 1 MiB"}, {file, 0, 0, {}}};
    }
  }
  const Status applied = apply_config(toml, file, config);
  if (!applied) return applied.error();
  return true;
}

Config shipped_config() {
  Config config;
  // The shipped file is part of the program: a test proves that it is read without an error.
  (void)apply_config(embedded::yangxiao_toml, "yangxiao.toml", config);
  return config;
}

}  // namespace yangxiao
