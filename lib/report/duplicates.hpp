// One event that was told several times: reports that are near in place and time, of one branch of
// the category tree, and say alike.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "report/category_tree.hpp"
#include "report/list.hpp"

namespace yangxiao::report {

// Why a report may tell what an earlier one tells.
struct Likeness {
  std::int64_t other = 0;       // the earlier report that it is most like
  double metres = 0;            // between the two
  std::int64_t seconds = 0;     // from the other to this one
  std::optional<double> text;   // 0..1, of the two texts; nothing: one of them says nothing
  bool is_same_person = false;  // an earlier one that it is like has its member or phone
  double score = 0;             // 0..1: half the text, three tenths place, two tenths time
};

struct Repeat {
  Report report;
  std::optional<Likeness> likeness;  // none: the first of its group
};

// The first told first.
using DuplicateGroup = std::vector<Repeat>;

struct Duplicates {
  std::vector<DuplicateGroup> groups;
  std::size_t placeless = 0;  // so many could not be compared: nobody knows where they are
};

// Two texts are alike from this share of common bigrams on.
inline constexpr double kAlike = 0.3;

// Groups of reports, each of which is like an earlier one of its group; those merged, rejected or
// withdrawn already are left out. A report without a position lies where its station is; what has
// neither cannot be compared. How near is near, each category says (duplicate_metres,
// duplicate_hours; 0: none is looked for); of two categories the larger counts. Where one of two
// texts is empty, only the same category is alike. Groups come in the order in which they were
// first told; `query` says which reports. Cost: reading them, and each is compared with those in
// the cells around it within the hours before it. Memory: about 200 bytes a report.
Result<Duplicates> duplicate_groups(const store::Reader& book, const ListQuery& query,
                                    const CategoryTree& tree);

}  // namespace yangxiao::report
