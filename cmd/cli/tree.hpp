// The whole program as JSON: for the tests that walk it, and for the man pages.
#pragma once

#include <string>

namespace yangxiao::cli {

std::string tree_json();

}  // namespace yangxiao::cli
