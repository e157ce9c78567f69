// The ledger where nobody is to be found again: a row a day for each way that points went.
#pragma once

#include "export/ledger_rows.hpp"

namespace yangxiao::exporting {

// Transfers of one day, kind, pair of accounts and subject are one row; all members are one
// account, and all reports and redemptions one subject. Singly they would tell, beside the list of
// reports and by what they resolve, who told those that are kept back. What goes from one member's
// account to another's is left out: the two are one person.
class LedgerDays final : public Rows {
 public:
  // The book and the zone outlive it.
  LedgerDays(const store::Reader& book, const calendar::Zone& zone, const LedgerQuery& query);

  // One part: memory is that of its rows.
  Status each(std::size_t part, const TakeRow& take) override;

 private:
  struct Way;
  std::optional<Way> way_of(const points::Transfer& transfer) const;
  std::span<const table::Value> row_of(const Way& way, std::int64_t points);
  void say_account(std::int64_t account);

  const store::Reader& book_;
  const calendar::Zone& zone_;
  LedgerQuery query_;
  SubjectCodes subjects_;
  std::unordered_map<std::int64_t, points::NamedAccount> accounts_;
  table::RowCells cells_{kLedgerColumns};
};

}  // namespace yangxiao::exporting
