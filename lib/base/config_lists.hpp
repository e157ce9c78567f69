// The parts of the config that say what a new book begins with: facilities and lists.
#pragma once

#include <string>

#include "base/config.hpp"
#include "base/toml_reading.hpp"

namespace yangxiao {

// [[facility]]. Errors: config_value_bad, config_key_unknown, at their place.
Status take_facilities(const toml::key& key, const toml::node& node, const std::string& file,
                       Config& config);
// [lists]. Errors: the same.
Status take_lists(const toml::key& lists, const toml::node& tables, const std::string& file,
                  Config& config);

}  // namespace yangxiao
