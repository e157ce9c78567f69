// What happens when a row meets the entry that it is about.
#pragma once

#include <vector>

#include "catalogue/row.hpp"

namespace yangxiao::catalogue {

struct Merged {
  Entry entry;                         // as it is to be
  std::uint64_t changed = 0;           // fields, as bits
  std::vector<std::size_t> conflicts;  // kept, because a person had changed them here
};

// The file wins, except over a field that a person changed here. A column that the file lacks is
// left alone, an empty cell clears. A masked name or phone that fits the stored one leaves it
// alone; one that does not fit never takes the place of a whole one: a conflict. An empty cell over
// something hidden leaves it alone.
Merged merge(const Kind& kind, const Entry& stored, const Row& row, const Hidden& hidden);

// Errors: value_missing, with the first required field that the row lacks.
Status check_complete(const Kind& kind, const Row& row);

}  // namespace yangxiao::catalogue
