// What every import of a file comes to, whatever its rows are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/batch.hpp"

namespace yangxiao::table {

struct ImportedFile {
  std::int64_t batch = 0;
  std::string file;
  store::Counts counts;
  std::vector<std::string> unused_columns;  // headers that nothing was taken from
};

}  // namespace yangxiao::table
