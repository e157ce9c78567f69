// The ledger of points as rows of a file, a transfer a row.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "export/rows.hpp"
#include "export/transfer_cells.hpp"
#include "points/account_names.hpp"
#include "points/transfer.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::exporting {

inline constexpr std::size_t kLedgerColumns = 18;
std::span<const table::Column, kLedgerColumns> ledger_columns();

struct LedgerQuery {
  std::optional<Instant> since;  // recorded from then on
  std::optional<Instant> until;  // and before
  // Where nobody is to be found again: categories of which no report is told of.
  std::vector<std::int64_t> left_out;
};

// Not where nobody is to be found again.
class LedgerRows final : public Rows {
 public:
  // The book and the zone outlive it.
  LedgerRows(const store::Reader& book, const calendar::Zone& zone, Privacy level,
             const LedgerQuery& query);

  // A part is so many numbers of the chain.
  std::size_t parts() const override { return parts_; }
  Status each(std::size_t part, const TakeRow& take) override;

 private:
  std::span<const table::Value> row_of(const points::Transfer& transfer);
  void say_account(std::int64_t account);

  const store::Reader& book_;
  LedgerQuery query_;
  TransferCells transfers_;
  std::unordered_map<std::int64_t, points::NamedAccount> accounts_;
  std::size_t parts_;
  table::RowCells cells_{kLedgerColumns};
};

// What the level lets be seen of it: LedgerRows, or LedgerMonths where nobody is to be found again.
std::unique_ptr<Rows> ledger_rows(const store::Reader& book, const calendar::Zone& zone,
                                  Privacy level, Instant now, const LedgerQuery& query);

}  // namespace yangxiao::exporting
