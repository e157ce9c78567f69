// Many reports into a book that has none: the indexes are made at the end, of sorted keys, in the
// same transaction.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

class BulkLoad {
 public:
  // Drops the indexes where the table is empty. `keep_unique`: not the one that finds a report by
  // its channel and outside id, which the caller asks row by row.
  BulkLoad(store::Writer& book, bool keep_unique);

  // Whether outside ids are looked at only in finish().
  bool defers_unique() const { return defers_unique_; }

  // Makes the indexes again. Errors: code_repeated, with the line of the second of the first pair
  // that has the same channel and outside id.
  Status finish(const std::string& file);

 private:
  struct Index {
    std::string name;
    std::string sql;
  };
  store::Writer& book_;
  std::vector<Index> dropped_;
  bool defers_unique_ = false;
};

}  // namespace yangxiao::report
