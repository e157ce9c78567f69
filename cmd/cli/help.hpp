// Help, made from the verbs themselves and wrapped to the terminal.
#pragma once

#include <cstddef>
#include <string>

#include "cli/verb.hpp"

namespace yangxiao::cli {

// One screen: what it is, the nouns, three examples.
std::string program_help(std::size_t width);
// The verbs of a noun, in groups.
std::string noun_help(const Noun& noun, std::size_t width);
std::string verb_help(const Noun& noun, const Verb& verb, std::size_t width);

// "yangxiao station nearest [OPTIONS] LAT,LON"
std::string usage(const Noun& noun, const Verb& verb);
// "-k, --count N"
std::string signature(const Option& option);
// What an exit status of a verb means, in the reader's language.
const char* status_text(int status);

// The version, and SQLite's.
std::string version_text();

}  // namespace yangxiao::cli
