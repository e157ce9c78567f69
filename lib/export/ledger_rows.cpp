#include "export/ledger_rows.hpp"

#include "calendar/civil.hpp"
#include "export/ledger_months.hpp"
#include "points/head.hpp"
#include "store/scan.hpp"

namespace yangxiao::exporting {
namespace {

using table::Type;

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS R"sql(FROM transfer
  WHERE number BETWEEN ?1 AND ?2 AND recorded_at >= ?3 AND recorded_at < ?4 ORDER BY number)sql";

// Some hundred kilobytes of text.
constexpr std::int64_t kNumbersInPart = 4096;

// Where nobody is to be found again (LedgerMonths) a row is of no single transfer.
constexpr std::array<table::Column, kLedgerColumns> kColumns = {{
    table::personal_column("transfer", Type::integer),
    table::personal_column("group", Type::integer),
    {"kind"},
    {"points", Type::integer},
    {"from"},
    {"from_name"},
    {"to"},
    {"to_name"},
    table::personal_column("about"),
    table::personal_column("about_code"),
    table::personal_column("rule", Type::integer),
    table::personal_column("happened_at"),
    {"recorded_at"},
    table::personal_column("expires_at"),
    table::personal_column("batch", Type::integer),
    table::personal_column("resolves", Type::integer),
    table::personal_column("reverses", Type::integer),
    table::personal_column("actor"),
}};

}  // namespace

std::span<const table::Column, kLedgerColumns> ledger_columns() { return kColumns; }

LedgerRows::LedgerRows(const store::Reader& book, const calendar::Zone& zone, Privacy level,
                       const LedgerQuery& query)
    : book_(book), query_(query), transfers_(book, zone, level) {
  for (points::NamedAccount& account : points::named_accounts(book)) {
    accounts_.emplace(account.account, std::move(account));
  }
  parts_ = static_cast<std::size_t>(points::head_of(book).count / kNumbersInPart) + 1;
}

Status LedgerRows::each(std::size_t part, const TakeRow& take) {
  const std::int64_t first = static_cast<std::int64_t>(part) * kNumbersInPart;
  store::Scan scan(book_.database(), kTransfers);
  scan.bind(1, first);
  scan.bind(2, first + kNumbersInPart - 1);
  scan.bind(3, query_.since.value_or(Instant{INT64_MIN}).seconds);
  scan.bind(4, query_.until.value_or(Instant{INT64_MAX}).seconds);
  Status taken;
  while (taken && scan.step()) taken = take(row_of(points::read_transfer(scan)));
  return taken;
}

void LedgerRows::say_account(std::int64_t account) {
  // A book that was tampered with may name one that there is not: points check says so.
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return cells_.nothing(2);
  cells_.text(points::name_of(named->second.kind));
  cells_.text(named->second.name);
}

std::span<const table::Value> LedgerRows::row_of(const points::Transfer& transfer) {
  cells_.begin();
  TransferCells::say_amount(transfer, cells_);
  say_account(transfer.debit);
  say_account(transfer.credit);
  transfers_.say_circumstances(transfer, cells_);
  return cells_.values();
}

std::unique_ptr<Rows> ledger_rows(const store::Reader& book, const calendar::Zone& zone,
                                  Privacy level, Instant now, const LedgerQuery& query) {
  if (is_open(level)) return std::make_unique<LedgerMonths>(book, zone, now, query);
  return std::make_unique<LedgerRows>(book, zone, level, query);
}

}  // namespace yangxiao::exporting
