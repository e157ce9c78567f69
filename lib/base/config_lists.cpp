#include "base/config_lists.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text/joined.hpp"

namespace yangxiao {
namespace {

Status take_aliases(const toml::key& key, const toml::node& node, const std::string& file,
                    std::vector<std::string>& aliases) {
  return toml_reading::take_texts(Problem::config_value_bad, key, node, "a list of words", file,
                                  aliases);
}

Result<FacilityConfig> read_facility(const toml::table& table, const std::string& file) {
  static constexpr std::array<std::string_view, 4> kKeys = {"code", "name_en", "name_zh",
                                                            "aliases"};
  FacilityConfig facility;
  for (const auto& [key, node] : table) {
    Status status;
    if (key == kKeys[0]) {
      status = toml_reading::take_text(Problem::config_value_bad, key, node, file, facility.code);
    } else if (key == kKeys[1]) {
      status =
          toml_reading::take_text(Problem::config_value_bad, key, node, file, facility.name_en);
    } else if (key == kKeys[2]) {
      status =
          toml_reading::take_text(Problem::config_value_bad, key, node, file, facility.name_zh);
    } else if (key == kKeys[3]) {
      status = take_aliases(key, node, file, facility.aliases);
    } else {
      status = toml_reading::key_unknown(Problem::config_key_unknown, key, kKeys, file);
    }
    if (!status) return status.error();
  }
  if (facility.code.empty() || facility.name_en.empty() || facility.name_zh.empty()) {
    return Error{Problem::config_value_bad,
                 {"facility", "code, name_en and name_zh"},
                 toml_reading::place_of(table.source(), file)};
  }
  return facility;
}

Result<ListEntry> read_entry(const toml::table& table, std::span<const std::string_view> known,
                             const std::string& file) {
  ListEntry entry;
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      return toml_reading::key_unknown(Problem::config_key_unknown, key, known, file);
    }
    std::string text;
    if (key == "aliases") {
      std::vector<std::string> words;
      const Status taken = take_aliases(key, node, file, words);
      if (!taken) return taken.error();
      text = text::joined(words, "|");
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      text = std::to_string(*number);
    } else {
      const Status taken =
          toml_reading::take_text(Problem::config_value_bad, key, node, file, text);
      if (!taken) return taken.error();
    }
    entry.emplace_back(key.str(), std::move(text));
  }
  return entry;
}

Status take_list(const toml::key& key, const toml::node& node,
                 std::span<const std::string_view> known, const std::string& file, Config& config) {
  const toml::array* tables = node.as_array();
  if (tables == nullptr) {
    return toml_reading::value_bad(Problem::config_value_bad, key, node, "a list of tables", file);
  }
  std::vector<ListEntry>& list = config.lists[std::string(key.str())];
  list.clear();
  for (const toml::node& one : *tables) {
    const toml::table* table = one.as_table();
    if (table == nullptr) {
      return toml_reading::value_bad(Problem::config_value_bad, key, one, "a table", file);
    }
    auto entry = read_entry(*table, known, file);
    if (!entry) return entry.error();
    list.push_back(std::move(*entry));
  }
  return {};
}

}  // namespace

Status take_facilities(const toml::key& key, const toml::node& node, const std::string& file,
                       Config& config) {
  const toml::array* tables = node.as_array();
  // The number of a facility is a bit of a 64-bit integer that stays positive.
  if (tables == nullptr || tables->size() > 62) {
    return toml_reading::value_bad(Problem::config_value_bad, key, node,
                                   "up to 62 [[facility]] tables", file);
  }
  config.facilities.clear();
  for (const toml::node& entry : *tables) {
    const toml::table* table = entry.as_table();
    if (table == nullptr)
      return toml_reading::value_bad(Problem::config_value_bad, key, entry, "a table", file);
    auto facility = read_facility(*table, file);
    if (!facility) return facility.error();
    config.facilities.push_back(std::move(*facility));
  }
  return {};
}

constexpr std::array<std::string_view, 6> kAgencyKeys = {"code",    "name",  "name_en",
                                                         "aliases", "phone", "contact"};
constexpr std::array<std::string_view, 4> kChannelKeys = {"code", "name", "name_en", "aliases"};
constexpr std::array<std::string_view, 13> kCategoryKeys = {
    "code",           "name",           "name_en",       "aliases",
    "parent",         "priority",       "call",          "agency",
    "accept_limit",   "dispatch_limit", "resolve_limit", "duplicate_metres",
    "duplicate_hours"};

Status take_lists(const toml::key& lists, const toml::node& tables, const std::string& file,
                  Config& config) {
  static constexpr std::array<std::string_view, 3> kKeys = {"agency", "channel", "category"};
  static constexpr std::array<std::span<const std::string_view>, 3> kFields = {
      kAgencyKeys, kChannelKeys, kCategoryKeys};
  const toml::table* table = tables.as_table();
  if (table == nullptr) {
    return toml_reading::value_bad(Problem::config_value_bad, lists, tables, "a table", file);
  }
  for (const auto& [key, node] : *table) {
    const auto found = std::find(kKeys.begin(), kKeys.end(), key.str());
    if (found == kKeys.end()) {
      return toml_reading::key_unknown(Problem::config_key_unknown, key, kKeys, file);
    }
    const auto fields = kFields[static_cast<std::size_t>(found - kKeys.begin())];
    const Status taken = take_list(key, node, fields, file, config);
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao
