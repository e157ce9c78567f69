// Indexes of reports that are made anew at the end, of sorted keys, in the same transaction: where
// most rows are written or removed, that is faster than to follow each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

class DeferredIndexes {
 public:
  // For rows to come, where there are none yet. `keep_unique`: not the index that finds a report by
  // its channel and outside id, which the caller asks row by row.
  static DeferredIndexes for_import(store::Writer& book, bool keep_unique);
  // For so many rows to go, where they are most of all.
  static DeferredIndexes for_removal(store::Writer& book, std::size_t rows);

  // Whether this is a table's first filling, or its emptying.
  bool defers_any() const { return !dropped_.empty(); }
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
  explicit DeferredIndexes(store::Writer& book) : book_(&book) {}
  void drop_all_but(std::span<const std::string_view> kept);

  store::Writer* book_;
  std::vector<Index> dropped_;
  bool defers_unique_ = false;
};

}  // namespace yangxiao::report
