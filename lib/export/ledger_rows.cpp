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
    {"actor"},
}};

}  // namespace

std::span<const table::Column, kLedgerColumns> ledger_columns() { return kColumns; }

LedgerRows::LedgerRows(const store::Reader& book, const calendar::Zone& zone,
                       const Disclosure& disclosure, const LedgerQuery& query)
    : book_(book), zone_(zone), disclosure_(disclosure), query_(query), subjects_(book) {
  for (points::NamedAccount& account : points::named_accounts(book)) {
    if (account.kind == points::AccountKind::member) {
      account.name = disclosure.person_code(account.name);
    }
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
  while (scan.step()) {
    const Status taken = take(row_of(points::read_transfer(scan)));
    if (!taken) return taken;
  }
  return {};
}

void LedgerRows::say(std::string_view text) {
  values_.push_back(text.empty() ? table::Value() : table::Value(text));
}

void LedgerRows::say_made(std::string text) {
  std::string& room = room_[values_.size()];
  room = std::move(text);
  say(room);
}

void LedgerRows::say_time(const std::optional<Instant>& time) {
  std::string& room = room_[values_.size()];
  room.clear();
  if (time) calendar::write_rfc3339(disclosure_.time(*time), zone_, room);
  say(room);
}

void LedgerRows::say_number(const std::optional<std::int64_t>& number) {
  values_.push_back(number ? table::Value(*number) : table::Value());
}

void LedgerRows::say_account(std::int64_t account) {
  // A book that was tampered with may name one that there is not: points check says so.
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return values_.resize(values_.size() + 2);
  say(points::name_of(named->second.kind));
  say(named->second.name);
}

void LedgerRows::say_subject(const std::optional<points::Subject>& subject) {
  if (!subject) return values_.resize(values_.size() + 2);
  say(points::name_of(subject->kind));
  if (subject->kind != points::SubjectKind::redemption) return say_made(subjects_.of(*subject));
  const auto redemption = redeem::redemption_at(book_, subject->number);
  say_made(redemption ? redeem::voucher_code_at(disclosure_.level(), redemption->code)
                      : std::string());
}

std::span<const table::Value> LedgerRows::row_of(const points::Transfer& transfer) {
  values_.clear();
  values_.emplace_back(transfer.number);
  values_.emplace_back(transfer.first);
  say(points::name_of(transfer.kind));
  values_.emplace_back(transfer.amount);
  say_account(transfer.debit);
  say_account(transfer.credit);
  say_subject(transfer.subject);
  say_number(transfer.rule);
  say_time(transfer.happened_at);
  say_time(transfer.recorded_at);
  say_time(transfer.expires_at);
  say_number(transfer.batch);
  say_number(transfer.resolves);
  say_number(transfer.reverses);
  const auto actor = actors_.find(transfer.actor);
  const bool shows_actor = !disclosure_.is_open() && actor != actors_.end();
  say(shows_actor ? std::string_view(actor->second) : std::string_view());
  return values_;
}

}  // namespace yangxiao::exporting
