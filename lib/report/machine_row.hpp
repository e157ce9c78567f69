// A report as a row for machines: of lists, of files, of what a verb has done.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "report/deadline.hpp"
#include "report/report.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::report {

// The same columns are those of a file that needs no profile.
inline constexpr std::size_t kMachineColumns = 35;
std::span<const table::Column, kMachineColumns> machine_columns();

// The stable names of what is not right in a report, joined by '|'.
std::string flaws_text(const Report& report);

// Codes of one list by their rows, each looked up once.
class KnownCodes {
 public:
  KnownCodes(catalogue::References& references, std::string_view table)
      : references_(references), table_(table) {}
  std::string_view of(std::optional<std::int64_t> row);

 private:
  catalogue::References& references_;
  std::string_view table_;
  std::unordered_map<std::int64_t, std::string_view> known_;
};

class MachineRow {
 public:
  // The book, what the deadlines go by, and the zone outlive it.
  MachineRow(const store::Reader& book, Deadlines deadlines, const calendar::Zone& zone,
             Instant now, const Disclosure& disclosure);
  MachineRow(const MachineRow&) = delete;
  MachineRow& operator=(const MachineRow&) = delete;

  // In the order of machine_columns(); valid until the next call, and as long as the report.
  std::span<const table::Value> of(const Report& report);

 private:
  struct Person {
    std::string code;
    std::string name;  // as the privacy level says
  };
  const Person& person(std::int64_t member);
  void say_time(const std::optional<Instant>& time);
  void say_place(const Report& report);
  void say_who(const Report& report);
  void say_clocks(const Report& report);

  const store::Reader& book_;
  Deadlines deadlines_;
  const calendar::Zone& zone_;
  Instant now_;
  Disclosure disclosure_;
  catalogue::References references_;
  KnownCodes channels_;
  KnownCodes categories_;
  KnownCodes stations_;
  KnownCodes agencies_;
  std::unordered_map<std::int64_t, Person> persons_;  // by member
  table::RowCells cells_{kMachineColumns};
};

}  // namespace yangxiao::report
