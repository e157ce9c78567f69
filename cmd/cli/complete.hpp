// Completion: the words that may stand where the cursor is, for the three shells' scripts.
#pragma once

#include <span>
#include <string>

#include "cli/session.hpp"

namespace yangxiao::cli {

// `words` are those after the program's name; the last is the one that is being typed, maybe empty.
// One candidate a line, a tab and its description behind it. A last line ":files" asks the shell to
// complete names of files. Books are only read; one that cannot be read gives no candidates.
std::string complete(std::span<const std::string> words, const Environment& environment);

}  // namespace yangxiao::cli
