// The reports of a book as rows of a file, in the order in which the book got them.
#pragma once

#include "base/privacy.hpp"
#include "export/rows.hpp"
#include "report/clocks.hpp"
#include "report/list.hpp"
#include "report/machine_row.hpp"

namespace yangxiao::exporting {

class ReportRows final : public Rows {
 public:
  // The book and the zone outlive it. The query's order and limit do not count.
  ReportRows(const store::Reader& book, report::Clocks clocks, const calendar::Zone& zone,
             Instant now, const Disclosure& disclosure, report::ListQuery query);

  std::size_t parts() const override { return parts_; }
  Status each(std::size_t part, const TakeRow& take) override;

 private:
  const store::Reader& book_;
  report::Clocks clocks_;
  report::MachineRow row_;
  report::ListQuery query_;
  std::size_t parts_;
};

}  // namespace yangxiao::exporting
