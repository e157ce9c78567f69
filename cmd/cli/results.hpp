// Where a verb's results go.
#pragma once

#include <memory>
#include <string>

#include "base/output.hpp"

namespace yangxiao::cli {

class Results : public Output {
 public:
  virtual Status finish() = 0;
};

// Standard output: nothing is written before finish(), so that a small result is complete or not
// there at all; past a megabyte it streams.
std::unique_ptr<Results> standard_output();

// A file that appears under its name in finish(); compressed where its name ends with .gz or .zst.
Result<std::unique_ptr<Results>> output_file(const std::string& path);

}  // namespace yangxiao::cli
