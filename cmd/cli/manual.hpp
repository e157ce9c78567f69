// The parts of the man pages that the program knows of itself, as scdoc.
#pragma once

#include <string>

namespace yangxiao::cli {

// The verbs of a noun with their options, statuses and examples; for an empty name the global
// options and the nouns. In the language that is set. Empty for a noun that is not there.
std::string manual_of(const std::string& noun);

}  // namespace yangxiao::cli
