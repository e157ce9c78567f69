#include "export/ledger_rows.hpp"

#include "calendar/civil.hpp"
#include "points/head.hpp"
#include "redeem/voucher_row.hpp"
#include "store/scan.hpp"

namespace yangxiao::exporting {
namespace {

using table::Type;

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS R"sql(FROM transfer
  WHERE number BETWEEN ?1 AND ?2 AND recorded_at >= ?3 AND recorded_at < ?4 ORDER BY number)sql";
constexpr const char* kActors = R"sql(SELECT actor, name FROM actor)sql";

// Some hundred kilobytes of text.
constexpr std::int64_t kNumbersInPart = 4096;

constexpr std::array<table::Column, kLedgerColumns> kColumns = {{
    {"transfer", Type::integer},
    {"group", Type::integer},
    {"kind"},
    {"points", Type::integer},
    {"from"},
    {"from_name"},
    {"to"},
    {"to_name"},
    {"about"},
    {"about_code"},
    {"rule", Type::integer},
    {"happened_at"},
    {"recorded_at"},
    {"expires_at"},
    {"batch", Type::integer},
    {"resolves", Type::integer},
    {"reverses", Type::integer},
    table::personal_column("actor"),
}};

}  // namespace

std::span<const table::Column, kLedgerColumns> ledger_columns() { return kColumns; }

LedgerRows::LedgerRows(const store::Reader& book, const calendar::Zone& zone,
                       const Disclosure& disclosure, const LedgerQuery& query)
    : book_(book), zone_(zone), disclosure_(disclosure), query_(query), subjects_(book) {
  for (points::NamedAccount& account : points::named_accounts(book)) {
    // The order of what members earned, beside the list of reports, would tell who told those that
    // are kept back.
    const bool is_person = account.kind == points::AccountKind::member;
    if (is_person && disclosure.is_open()) account.name.clear();
    accounts_.emplace(account.account, std::move(account));
  }
  SQLite::Statement actor(book.database(), kActors);
  while (actor.executeStep()) {
    actors_.emplace(actor.getColumn(0).getInt64(), actor.getColumn(1).getString());
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
  std::optional<points::Transfer> together;
  while (scan.step()) {
    points::Transfer transfer = points::read_transfer(scan);
    if (together && are_together(*together, transfer)) {
      together->amount += transfer.amount;
      continue;
    }
    if (together) {
      const Status taken = take(row_of(*together));
      if (!taken) return taken;
    }
    together = std::move(transfer);
  }
  return together ? take(row_of(*together)) : Status();
}

// What a list paid for reports, one after another, would say in which order they were told.
bool LedgerRows::are_together(const points::Transfer& one, const points::Transfer& next) const {
  return disclosure_.is_open() && one.kind == points::TransferKind::earning &&
         next.kind == points::TransferKind::earning && one.first == next.first &&
         one.debit == next.debit && one.expires_at == next.expires_at;
}

void LedgerRows::say_time(const std::optional<Instant>& time) {
  cells_.time(time ? std::optional(disclosure_.time(*time)) : std::nullopt, zone_);
}

void LedgerRows::say_account(std::int64_t account) {
  // A book that was tampered with may name one that there is not: points check says so.
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return cells_.nothing(2);
  cells_.text(points::name_of(named->second.kind));
  cells_.text(named->second.name);
}

void LedgerRows::say_subject(const std::optional<points::Subject>& subject) {
  if (!subject) return cells_.nothing(2);
  cells_.text(points::name_of(subject->kind));
  // Where single reports are kept back, their codes here would say which, and who told them.
  const bool is_report = subject->kind == points::SubjectKind::report;
  if (is_report && disclosure_.is_open()) return cells_.nothing();
  if (subject->kind != points::SubjectKind::redemption) return cells_.made(subjects_.of(*subject));
  const auto redemption = redeem::redemption_at(book_, subject->number);
  cells_.made(redemption ? redeem::voucher_code_at(disclosure_.level(), redemption->code)
                         : std::string());
}

std::span<const table::Value> LedgerRows::row_of(const points::Transfer& transfer) {
  cells_.begin();
  cells_.number(transfer.number);
  cells_.number(transfer.first);
  cells_.text(points::name_of(transfer.kind));
  cells_.number(transfer.amount);
  say_account(transfer.debit);
  say_account(transfer.credit);
  say_subject(transfer.subject);
  cells_.number(transfer.rule);
  // When a report was told is said where it is listed.
  const bool is_of_report =
      transfer.subject && transfer.subject->kind == points::SubjectKind::report;
  say_time(is_of_report && disclosure_.is_open() ? std::nullopt
                                                 : std::optional(transfer.happened_at));
  say_time(transfer.recorded_at);
  say_time(transfer.expires_at);
  cells_.number(transfer.batch);
  cells_.number(transfer.resolves);
  cells_.number(transfer.reverses);
  const auto actor = actors_.find(transfer.actor);
  const bool shows_actor = !disclosure_.is_open() && actor != actors_.end();
  cells_.text(shows_actor ? std::string_view(actor->second) : std::string_view());
  return cells_.values();
}

}  // namespace yangxiao::exporting
