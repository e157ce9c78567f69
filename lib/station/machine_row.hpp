// A station as a row for machines: everything that a file may say of it, which `station import`
// reads again.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "station/facility.hpp"
#include "station/station.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::station {

inline constexpr std::size_t kMachineColumns = 23;
std::span<const table::Column, kMachineColumns> machine_columns();

class MachineRow {
 public:
  // Facilities and zone outlive it.
  MachineRow(const FacilityList& facilities, const calendar::Zone& zone, Privacy privacy)
      : facilities_(facilities), zone_(zone), privacy_(privacy) {}
  MachineRow(const MachineRow&) = delete;
  MachineRow& operator=(const MachineRow&) = delete;

  // As it is at a moment, in the order of machine_columns(); valid until the next call, and as long
  // as the station.
  std::span<const table::Value> of(const Station& station, Instant when);

 private:
  void say_time(const std::optional<Instant>& time);

  const FacilityList& facilities_;
  const calendar::Zone& zone_;
  Privacy privacy_;
  std::vector<std::string_view> working_;
  std::vector<std::string_view> broken_;
  table::RowCells cells_{kMachineColumns};
};

}  // namespace yangxiao::station
