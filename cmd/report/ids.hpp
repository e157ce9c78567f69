// The reports that a command names: its words, or with `-` the lines of standard input.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace yangxiao::cmd::report {

// Errors: argument_missing (none at all), file_unreadable.
Result<std::vector<std::string>> ids_of(std::span<const std::string> words);

}  // namespace yangxiao::cmd::report
