// Another program, run to its end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace yangxiao {

struct ProgramRun {
  int status = 0;  // its exit status; 128 + N where signal N ended it
  std::string output;
  std::string errors;
};

// Runs what the first word names, looked for in $PATH, with `input` on its standard input and,
// beside this program's environment, with the variables of `more` ("NAME=value"). All of its output
// is kept in memory. Errors: program_missing ({0} its name, {1} `package`, which has it),
// file_unwritable.
Result<ProgramRun> run_program(const std::vector<std::string>& words, const std::string& package,
                               std::string_view input = {},
                               const std::vector<std::string>& more = {});

}  // namespace yangxiao
