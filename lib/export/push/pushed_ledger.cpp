// The ledger: accounts, transfers between them by their numbers in the chain, and lots.
#include <set>
#include <unordered_map>

#include "export/push/pushed_table.hpp"
#include "export/transfer_cells.hpp"
#include "points/account.hpp"
#include "points/debt.hpp"
#include "points/lots.hpp"
#include "points/transfer.hpp"
#include "store/scan.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::exporting {
namespace {

#define ACCOUNT_FIGURES                                                                \
  "SELECT account.number, account.kind, account.name, account.balance, account.held, " \
  "account.account, member.code, member.merged_into FROM account "                     \
  "LEFT JOIN member_account ON member_account.account = account.account "              \
  "LEFT JOIN member ON member.member = member_account.member "
constexpr const char* kAccounts = ACCOUNT_FIGURES "ORDER BY account.number";
// Whoever gave or got; whoever is called otherwise, or nobody's any more; whoever owes: their debt
// is an account of its own. ?1 the mark, ?2 the number of the last link.
constexpr const char* kTouchedAccounts = TOUCHED_MEMBERS R"sql(, booked (account) AS (
    SELECT debit FROM transfer WHERE number > ?2 UNION
    SELECT credit FROM transfer WHERE number > ?2 UNION
    SELECT ended.debit FROM transfer JOIN transfer AS ended ON ended.number = transfer.resolves
      WHERE transfer.number > ?2 UNION
    SELECT account FROM account WHERE number > ?2 UNION
    SELECT account FROM member_account WHERE mark > ?1 UNION
    SELECT account FROM touched_member JOIN member_account USING (member) UNION
    SELECT account FROM erasure WHERE mark > ?1 AND account IS NOT NULL)
  SELECT account, kind, name FROM booked JOIN account USING (account))sql";
constexpr const char* kAccount = ACCOUNT_FIGURES "WHERE account.account = ?1";

constexpr const char* kNumbers = R"sql(SELECT account, number FROM account)sql";
constexpr const char* kTransfers =
    "SELECT " TRANSFER_COLUMNS "FROM transfer WHERE number > ?1 ORDER BY number";

#define LOT_FIGURES \
  "SELECT lot, number, remaining, expires_at FROM lot JOIN account USING (account) "
constexpr const char* kLots = LOT_FIGURES "ORDER BY lot";
constexpr const char* kTouchedLots = LOT_FIGURES R"sql(
  WHERE lot IN (SELECT lot FROM lot WHERE lot > ?1 UNION
                SELECT lot FROM allocation WHERE transfer > ?1) ORDER BY lot)sql";

class AccountCells {
 public:
  explicit AccountCells(const store::Reader& book) : debts_(points::all_debts(book)) {}

  std::span<const table::Value> of(const store::Scan& row) {
    const auto kind = static_cast<points::AccountKind>(row.number(1));
    const bool is_member = kind == points::AccountKind::member;
    const auto debt = debts_.find(row.number(5));
    cells_.begin();
    cells_.number(row.number(0));
    cells_.text(points::name_of(kind));
    cells_.text(row.text(is_member ? 6 : 2));
    cells_.number(row.number(3));
    cells_.number(row.number(4));
    cells_.number(debt == debts_.end() ? 0 : debt->second);
    // Whoever was found to be another has no balance of their own.
    cells_.text(is_member && row.is_null(7) ? row.text(6) : std::string_view());
    return cells_.values();
  }

 private:
  std::unordered_map<std::int64_t, std::int64_t> debts_;
  table::RowCells cells_{7};
};

std::set<std::int64_t> touched_accounts(const PushedBook& all, const PushedState& since) {
  store::Scan row(all.book.database(), kTouchedAccounts);
  row.bind(1, since.mark);
  row.bind(2, since.links);
  std::set<std::int64_t> accounts;
  while (row.step()) {
    accounts.insert(row.number(0));
    const auto kind = static_cast<points::AccountKind>(row.number(1));
    const auto debtor = points::debtor_of(kind, row.text(2));
    if (debtor) accounts.insert(*debtor);
  }
  return accounts;
}

Status account_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  AccountCells cells(all.book);
  if (since == nullptr) {
    store::Scan row(all.book.database(), kAccounts);
    Status taken;
    while (taken && row.step()) taken = take(cells.of(row));
    return taken;
  }
  store::Scan row(all.book.database(), kAccount);
  Status taken;
  for (const std::int64_t account : touched_accounts(all, *since)) {
    row.reset();
    row.bind(1, account);
    if (taken && row.step()) taken = take(cells.of(row));
  }
  return taken;
}

// A transfer as `export ledger` has it, its accounts by their numbers.
class NumberedTransfers {
 public:
  explicit NumberedTransfers(const PushedBook& all)
      : transfers_(all.book, all.zone, all.disclosure.level()) {
    SQLite::Statement number(all.book.database(), kNumbers);
    while (number.executeStep()) {
      accounts_.emplace(number.getColumn(0).getInt64(), number.getColumn(1).getInt64());
    }
  }

  std::span<const table::Value> of(const points::Transfer& transfer) {
    cells_.begin();
    TransferCells::say_amount(transfer, cells_);
    cells_.number(number_of(transfer.debit));
    cells_.number(number_of(transfer.credit));
    transfers_.say_circumstances(transfer, cells_);
    return cells_.values();
  }

 private:
  // A book that was tampered with may name one that there is not: points check says so.
  std::int64_t number_of(std::int64_t account) const {
    const auto found = accounts_.find(account);
    return found == accounts_.end() ? 0 : found->second;
  }

  TransferCells transfers_;
  std::unordered_map<std::int64_t, std::int64_t> accounts_;  // numbers in the chain
  table::RowCells cells_{16};
};

Status transfer_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  store::Scan row(all.book.database(), kTransfers);
  row.bind(1, since == nullptr ? 0 : since->links);
  if (!row.step()) return {};
  NumberedTransfers cells(all);
  Status taken;
  do {
    taken = take(cells.of(points::read_transfer(row)));
  } while (taken && row.step());
  return taken;
}

Status lot_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  store::Scan row(all.book.database(), since == nullptr ? kLots : kTouchedLots);
  if (since != nullptr) row.bind(1, since->links);
  table::RowCells cells(4);
  Status taken;
  while (taken && row.step()) {
    const Instant expires{row.number(3)};
    cells.begin();
    for (int i = 0; i < 3; ++i) cells.number(row.number(i));
    cells.time(expires == points::kNever ? std::nullopt : std::optional(expires), all.zone);
    taken = take(cells.values());
  }
  return taken;
}

}  // namespace

PushedTable pushed_accounts() {
  return {"account",
          [] {
            return std::vector<std::string_view>{"account", "kind", "name",  "balance",
                                                 "held",    "owed", "holder"};
          },
          account_rows, none_gone, never_stale};
}

PushedTable pushed_transfers() {
  return {"transfer",
          [] {
            return std::vector<std::string_view>{
                "transfer", "group",      "kind",     "points",      "debit",       "credit",
                "about",    "about_code", "rule",     "happened_at", "recorded_at", "expires_at",
                "batch",    "resolves",   "reverses", "actor"};
          },
          transfer_rows, none_gone, never_stale};
}

PushedTable pushed_lots() {
  return {"lot",
          [] {
            return std::vector<std::string_view>{"lot", "account", "remaining", "expires_at"};
          },
          lot_rows, none_gone, never_stale};
}

}  // namespace yangxiao::exporting
