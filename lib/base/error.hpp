// One error type for the whole library. An error carries arguments, not sentences: cmd/cli renders
// it in the reader's language, and as one JSON object under --json.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yangxiao {

// What a problem means for whoever ran the command; each has one exit status (cmd/main.cpp).
enum class Kind : std::uint8_t { failed, usage, missing, refused, busy };

enum class Problem : std::uint16_t {
#define PROBLEM(name, kind) name,
#include "base/problems.def"
#undef PROBLEM
};

// The stable English name, as in the JSON form of an error.
std::string_view name_of(Problem problem);
Kind kind_of(Problem problem);

// Where in an input something is wrong. Lines and columns count from 1; 0 means that there is none.
// A column is the number of the field (a spreadsheet's column), not of the byte.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::string value;  // the offending value as it stood there, cut to 200 bytes
};

struct Error {
  Problem what;
  std::vector<std::string> arguments;  // their meaning: base/problems.def
  Place place;
};

// Every problem, in the order of problems.def: for the tests that must name them all.
std::vector<Problem> all_problems();

}  // namespace yangxiao
