// What config files and mapping profiles have in common: keys that must be known, values that must
// be text, and errors with line and column. For .cpp files alone: it brings toml++ along.
#pragma once

#define TOML_EXCEPTIONS 0
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/result.hpp"

namespace yangxiao::toml_reading {

// Reads a whole text. `what`: config_syntax or rule_syntax, with the parser's reason.
Result<toml::table> parse(Problem what, std::string_view text, const std::string& file);

Place place_of(const toml::source_region& source, const std::string& file);

// `what`: config_key_unknown or profile_key_unknown; with the nearest of the known keys.
Error key_unknown(Problem what, const toml::key& key, std::span<const std::string_view> known,
                  const std::string& file);

// `what`: config_value_bad or profile_value_bad.
Error value_bad(Problem what, const toml::key& key, const toml::node& node, const char* expected,
                const std::string& file);

// A text that is not empty; otherwise value_bad.
Status take_text(Problem what, const toml::key& key, const toml::node& node,
                 const std::string& file, std::string& target);
// A list of such texts, behind what is in `targets`; otherwise value_bad with what is `expected`.
Status take_texts(Problem what, const toml::key& key, const toml::node& node, const char* expected,
                  const std::string& file, std::vector<std::string>& targets);

}  // namespace yangxiao::toml_reading
