// The stations of a book as rows of a file, in the order of their codes.
#pragma once

#include "export/rows.hpp"
#include "station/list.hpp"
#include "station/machine_row.hpp"

namespace yangxiao::exporting {

class StationRows final : public Rows {
 public:
  // The book, the query and what the moment refers to outlive it.
  StationRows(const store::Reader& book, const station::ListQuery& query,
              const station::Moment& moment, Privacy privacy);

  Status each(std::size_t part, const TakeRow& take) override;

 private:
  const store::Reader& book_;
  const station::ListQuery& query_;
  station::Moment moment_;
  station::FacilityList facilities_;
  station::MachineRow row_;
};

}  // namespace yangxiao::exporting
