#include "table/profile.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/input.hpp"
#include "base/text/joined.hpp"
#include "base/toml_reading.hpp"
#include "calendar/date_form.hpp"
#include "table/header_words.hpp"

namespace yangxiao::table {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestProfile = 1U << 20U;
constexpr std::array<std::string_view, 8> kKeys = {"columns",    "datum",     "encoding", "sheet",
                                                   "header_row", "separator", "order",    "ignore"};
constexpr std::array<std::string_view, 3> kTimeKeys = {"time_zone", "dates", "fixed"};

Place place_of(const toml::node& node, const std::string& file) {
  return toml_reading::place_of(node.source(), file);
}

// [columns] and [fixed]: what our fields are.
Status take_fields(const toml::key& key, const toml::node& node, const std::string& file,
                   std::span<const std::string_view> fields,
                   std::map<std::string, ProfileText>& taken_fields) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return toml_reading::value_bad(Problem::profile_value_bad, key, node, "[a table] of fields",
                                   file);
  for (const auto& [field, header] : *table) {
    if (std::find(fields.begin(), fields.end(), field.str()) == fields.end()) {
      return toml_reading::key_unknown(Problem::profile_key_unknown, field, fields, file);
    }
    std::string text;
    const Status taken =
        toml_reading::take_text(Problem::profile_value_bad, field, header, file, text);
    if (!taken) return taken;
    taken_fields[std::string(field.str())] = {text, place_of(header, file)};
  }
  return {};
}

Status take_ignored(const toml::key& key, const toml::node& node, const std::string& file,
                    Profile& profile) {
  const toml::array* headers = node.as_array();
  for (std::size_t i = 0; headers != nullptr && i < headers->size(); ++i) {
    const auto header = (*headers)[i].value_exact<std::string>();
    if (!header) break;
    profile.ignored.push_back(*header);
  }
  if (headers != nullptr && profile.ignored.size() == headers->size()) return {};
  return toml_reading::value_bad(Problem::profile_value_bad, key, node, "a list of headers", file);
}

Status take_dates(const toml::key& key, const toml::node& node, const std::string& file,
                  Profile& profile) {
  const auto bad = [&](const toml::node& at) {
    return toml_reading::value_bad(Problem::profile_value_bad, key, at,
                                   "[\"%Y-%m-%d %H:%M:%S\", ...]", file);
  };
  const toml::array* forms = node.as_array();
  if (forms == nullptr || forms->empty()) return bad(node);
  for (const toml::node& form : *forms) {
    const auto text = form.value_exact<std::string>();
    if (!text || !calendar::flaw_of_form(*text).empty()) return bad(form);
    profile.dates.push_back(*text);
  }
  return {};
}

// What only profiles of files with times may say; nothing for another key.
std::optional<Status> take_of_times(const toml::key& key, const toml::node& node,
                                    const std::string& file, const ProfileForm& form,
                                    Profile& profile) {
  if (!form.has_times) return std::nullopt;
  if (key == kTimeKeys[0]) {
    ProfileText zone{{}, place_of(node, file)};
    const Status taken =
        toml_reading::take_text(Problem::profile_value_bad, key, node, file, zone.text);
    profile.time_zone = std::move(zone);
    return taken;
  }
  if (key == kTimeKeys[1]) return take_dates(key, node, file, profile);
  if (key == kTimeKeys[2]) return take_fields(key, node, file, form.fields, profile.fixed);
  return std::nullopt;
}

Status take_order(const toml::key& key, const toml::node& node, const std::string& file,
                  Profile& profile) {
  profile.order = geo::order_named(node.value_or(std::string_view()));
  if (profile.order) return {};
  return toml_reading::value_bad(Problem::profile_value_bad, key, node, "latlon|lonlat", file);
}

Status take_words(const toml::key& key, const toml::node& node, const std::string& file,
                  Profile& profile) {
  const std::string section(key.str());
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return toml_reading::value_bad(Problem::profile_value_bad, key, node, "[a table] of words",
                                   file);
  }
  for (const auto& [word, ours] : *table) {
    const auto text = ours.value<std::string>();  // empty: the word is left out
    if (!ours.is_string()) {
      return toml_reading::value_bad(Problem::profile_value_bad, word, ours, "text", file);
    }
    profile.words[section][std::string(word.str())] = {*text, place_of(ours, file)};
  }
  return {};
}

Status take(const toml::key& key, const toml::node& node, const std::string& file,
            const ProfileForm& form, Profile& profile) {
  if (key == kKeys[0]) return take_fields(key, node, file, form.fields, profile.columns);
  if (std::find(form.sections.begin(), form.sections.end(), key.str()) != form.sections.end()) {
    return take_words(key, node, file, profile);
  }
  if (key == kKeys[1])
    return toml_reading::take_text(Problem::profile_value_bad, key, node, file, profile.datum);
  if (key == kKeys[2])
    return toml_reading::take_text(Problem::profile_value_bad, key, node, file, profile.encoding);
  if (key == kKeys[3])
    return toml_reading::take_text(Problem::profile_value_bad, key, node, file, profile.sheet);
  if (key == kKeys[4]) {
    const auto row = node.value_exact<std::int64_t>();
    if (!row || *row < 1)
      return toml_reading::value_bad(Problem::profile_value_bad, key, node, "a whole number from 1",
                                     file);
    profile.header_row = static_cast<std::uint64_t>(*row);
    return {};
  }
  if (key == kKeys[5]) {
    std::string separator;
    const Status taken =
        toml_reading::take_text(Problem::profile_value_bad, key, node, file, separator);
    if (!taken || separator.size() != 1)
      return toml_reading::value_bad(Problem::profile_value_bad, key, node, "one character", file);
    profile.separator = separator[0];
    return {};
  }
  if (key == kKeys[6]) return take_order(key, node, file, profile);
  if (key == kKeys[7]) return take_ignored(key, node, file, profile);
  if (const auto taken = take_of_times(key, node, file, form, profile)) return *taken;
  std::vector<std::string_view> keys(kKeys.begin(), kKeys.end());
  if (form.has_times) keys.insert(keys.end(), kTimeKeys.begin(), kTimeKeys.end());
  keys.insert(keys.end(), form.sections.begin(), form.sections.end());
  return toml_reading::key_unknown(Problem::profile_key_unknown, key, keys, file);
}

Result<std::string> read_text(const std::string& path) {
  auto input = open_input(path);
  if (!input) return input.error();
  std::string text(kLargestProfile, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto count = (*input)->read({text.data() + size, text.size() - size});
    if (!count) return count.error();
    if (*count == 0) break;
    size += *count;
  }
  text.resize(size);
  return text;
}

std::string names_in(const std::vector<std::string>& folders) {
  std::set<std::string> names;
  for (const std::string& folder : folders) {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
      if (entry.path().extension() == ".toml") names.insert(entry.path().stem().string());
    }
  }
  return text::joined(names);
}

Result<std::string> find_profile(const std::string& name, const std::vector<std::string>& folders) {
  if (name.find('/') != std::string::npos || name.ends_with(".toml")) return name;
  for (const std::string& folder : folders) {
    const std::string file = folder + "/" + name + ".toml";
    std::error_code code;
    if (fs::is_regular_file(file, code)) return file;
  }
  return Error{Problem::profile_missing, {name, names_in(folders)}, {}};
}

}  // namespace

bool is_header_of_profile(std::string_view header, std::string_view in_profile) {
  if (header == in_profile) return true;
  return in_profile.find('(') == std::string_view::npos && header_means(header, in_profile, {});
}

bool has_header_of_profile(std::span<const std::string> headers, std::string_view in_profile) {
  return std::any_of(headers.begin(), headers.end(), [&](const std::string& header) {
    return is_header_of_profile(header, in_profile);
  });
}

bool Profile::ignores(std::string_view header) const {
  return std::any_of(ignored.begin(), ignored.end(),
                     [&](const std::string& one) { return is_header_of_profile(header, one); });
}

Result<Profile> read_profile(const std::string& name_or_file,
                             const std::vector<std::string>& folders, const ProfileForm& form) {
  const auto file = find_profile(name_or_file, folders);
  if (!file) return file.error();
  const auto text = read_text(*file);
  if (!text) return text.error();
  const auto table = toml_reading::parse(Problem::config_syntax, *text, *file);
  if (!table) return table.error();
  Profile profile;
  for (const auto& [key, node] : *table) {
    const Status taken = take(key, node, *file, form, profile);
    if (!taken) return taken.error();
  }
  return profile;
}

}  // namespace yangxiao::table
