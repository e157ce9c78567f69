// The ledger where nobody is to be found again: a row a month for each way that points went.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include "export/ledger_rows.hpp"

namespace yangxiao::exporting {

// Transfers of one month, kind and pair of accounts are one row; what members have or owe is one
// account each, and so are the pots of donors that are persons, or of which nobody says what they
// are. Of fewer people (of transfers, where no account of a person is in it) than kSmallestGroup
// there is no row, nor of a month that goes on or that a query cuts: singly, or as the difference
// of two nights, transfers would tell, beside the list of reports, who told those that are kept
// back. Nor is what these earned counted. What goes from one member's account to another's is left
// out: the two are one person.
class LedgerMonths final : public Rows {
 public:
  // The book and the zone outlive it.
  LedgerMonths(const store::Reader& book, const calendar::Zone& zone, Instant now,
               const LedgerQuery& query);

  // What went in a month in one kind of transfer, in all ways that have a row.
  std::map<std::pair<std::string, points::TransferKind>, std::int64_t> by_month_and_kind() const;

  // One part: memory is that of its rows and of who is in them.
  Status each(std::size_t part, const TakeRow& take) override;

 private:
  struct Way;
  struct Sum {
    std::int64_t points = 0;
    std::int64_t transfers = 0;
    std::set<std::int64_t> members;  // their accounts
    std::set<std::int64_t> debtors;  // of what they owe
    std::set<std::int64_t> donors;   // that are persons
    bool is_of_enough() const;
  };
  std::map<Way, Sum> sums() const;
  void follow_kept_back();
  // The account, or one for all of its kind that are a person's.
  std::int64_t shown(std::int64_t account) const;
  std::span<const table::Value> row_of(const Way& way, std::int64_t points);
  void say_account(std::int64_t account);

  const store::Reader& book_;
  const calendar::Zone& zone_;
  Instant since_;  // in whole months
  Instant until_;
  std::unordered_map<std::int64_t, points::NamedAccount> accounts_;
  std::unordered_set<std::int64_t> own_pots_;    // accounts of donors that are persons
  std::unordered_set<std::int64_t> kept_back_;   // reports
  std::unordered_set<std::int64_t> tell_of_it_;  // transfers that tell of those
  table::RowCells cells_{kLedgerColumns};
};

}  // namespace yangxiao::exporting
