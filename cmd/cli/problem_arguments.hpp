// The arguments of an error as they are read: words of the library in the reader's language.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"

namespace yangxiao::cli {

// Where an argument comes in both languages, the reader's.
std::vector<std::string> spoken(const Error& error);

}  // namespace yangxiao::cli
