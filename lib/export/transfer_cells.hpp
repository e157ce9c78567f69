// What every row of a transfer says but the accounts: in files of the ledger and on the city's
// server.
#pragma once

#include <string>
#include <unordered_map>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "export/subject_codes.hpp"
#include "points/transfer.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::exporting {

class TransferCells {
 public:
  // The book and the zone outlive it.
  TransferCells(const store::Reader& book, const calendar::Zone& zone, Privacy level);

  // Its number, that of its group, kind, points: before the accounts.
  static void say_amount(const points::Transfer& transfer, table::RowCells& cells);
  // What it is about (two cells), rule, three times, batch, resolves, reverses, actor: behind them.
  void say_circumstances(const points::Transfer& transfer, table::RowCells& cells);

 private:
  void say_subject(const std::optional<points::Subject>& subject, table::RowCells& cells);

  const store::Reader& book_;
  const calendar::Zone& zone_;
  Privacy level_;
  SubjectCodes subjects_;
  std::unordered_map<std::int64_t, std::string> actors_;
};

}  // namespace yangxiao::exporting
