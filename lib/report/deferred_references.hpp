// The foreign keys of reports, looked up once each at the end instead of again at every row: where
// a table is filled that had no rows, thousands name the same few channels, categories and
// stations.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "report/report.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

class DeferredReferences {
 public:
  // SQLite's own look-up at every row stays on unless `is_deferred`.
  DeferredReferences(store::Writer& book, bool is_deferred);
  ~DeferredReferences();
  DeferredReferences(const DeferredReferences&) = delete;
  DeferredReferences& operator=(const DeferredReferences&) = delete;

  // Takes note of what a report that was inserted refers to.
  void saw(const Report& report);
  // Looks all of it up, and what the import wrote beside reports. What is not there is a fault of
  // this program: SQLite's exception, as at a row.
  void finish();

 private:
  static constexpr std::size_t kColumns = 8;
  void switch_foreign_keys(bool on) const;
  void check_others() const;

  store::Writer& book_;
  bool is_deferred_;
  std::array<std::vector<bool>, kColumns> seen_;  // by row number: they are dense
  bool is_lost_ = false;                          // a number that no row can have
};

}  // namespace yangxiao::report
