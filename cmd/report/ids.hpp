// The reports that a command names: its words, or with `-` the lines of standard input.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::report {

// Where standard input names none, a note says so and the list is empty. Errors: argument_missing
// (no word at all), file_unreadable.
Result<std::vector<std::string>> ids_of(cli::Session& session, std::span<const std::string> words);

}  // namespace yangxiao::cmd::report
