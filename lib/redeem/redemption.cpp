#include "redeem/redemption.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/named.hpp"
#include "member/history.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

#define REDEMPTION_COLUMNS                                                                        \
  "redemption, code, item, quantity, price, member, station, partner, reserved_at, valid_until, " \
  "actor, state, offline, kept_until "
constexpr const char* kByCode = "SELECT " REDEMPTION_COLUMNS " FROM redemption WHERE code = ?1";
constexpr const char* kByNumber =
    "SELECT " REDEMPTION_COLUMNS " FROM redemption WHERE redemption = ?1";
constexpr const char* kKnown = R"sql(SELECT 1  FROM redemption WHERE code = ?1)sql";
constexpr const char* kLapsed = "SELECT " REDEMPTION_COLUMNS R"sql(
  FROM redemption WHERE state = 'open' AND kept_until <= ?1
  ORDER BY valid_until, redemption)sql";
// All that is open anywhere is looked at: a day's vouchers.
constexpr const char* kOpenAt = "SELECT " REDEMPTION_COLUMNS R"sql(
  FROM redemption WHERE state = 'open' AND kept_until > 0
    AND item = ?1 AND station IS ?2 AND partner IS ?3
  ORDER BY reserved_at DESC, redemption DESC)sql";
constexpr const char* kOpenOf = "SELECT " REDEMPTION_COLUMNS R"sql(
  FROM redemption WHERE member = ?1 AND state = 'open' ORDER BY reserved_at, redemption)sql";
constexpr const char* kAll =
    "SELECT " REDEMPTION_COLUMNS "FROM redemption ORDER BY redemption DESC";
constexpr const char* kOfMember = "SELECT " REDEMPTION_COLUMNS R"sql(
  FROM redemption WHERE member IN (SELECT value FROM json_each(?1)) ORDER BY redemption DESC)sql";
constexpr const char* kReserved = R"sql(
  SELECT coalesce(sum(quantity), 0) FROM redemption
  WHERE member = ?1 AND reserved_at >= ?2 AND item = ?3
    AND state NOT IN ('cancelled', 'returned'))sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO redemption (redemption, code, item, quantity, price, member, station, partner,
    reserved_at, valid_until, actor, state, mark, offline, kept_until)
  VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', ?11, ?12, ?13))sql";
constexpr const char* kSteps =
    "SELECT " STEP_COLUMNS "FROM redemption_event WHERE redemption = ?1 ORDER BY event";
constexpr const char* kSettled = R"sql(
  SELECT at FROM redemption_event
  WHERE redemption = ?1 AND kind NOT IN ('print', 'again') ORDER BY event DESC LIMIT 1)sql";
constexpr const char* kAddStep = R"sql(
  INSERT INTO redemption_event (redemption, at, actor, kind, proof, cause, batch, note, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql";
constexpr const char* kSetState = R"sql(
  UPDATE redemption SET state = ?2, mark = ?3 WHERE redemption = ?1)sql";

constexpr std::array<std::string_view, kStates> kStateNames = {"open",   "collected", "cancelled",
                                                               "lapsed", "returned",  "awaited"};
constexpr std::array<std::string_view, 6> kStepNames = {"collect", "cancel", "lapse",
                                                        "return",  "print",  "again"};
constexpr std::array<std::string_view, 3> kProofs = {"code", "qr", "phone"};
constexpr std::array<std::string_view, 2> kCauses = {"member", "office"};

Redemption read(SQLite::Statement& row) {
  Redemption redemption;
  redemption.id = row.getColumn(0).getInt64();
  redemption.code = row.getColumn(1).getString();
  redemption.item = row.getColumn(2).getInt64();
  redemption.quantity = row.getColumn(3).getInt64();
  redemption.price = row.getColumn(4).getInt64();
  redemption.member = store::read_number(row, 5);
  redemption.place = read_place(row, 6, 7);
  redemption.reserved_at = {row.getColumn(8).getInt64()};
  redemption.valid_until = {row.getColumn(9).getInt64()};
  redemption.actor = row.getColumn(10).getString();
  redemption.state = state_named(row.getColumn(11).getString()).value_or(State::open);
  redemption.offline = row.getColumn(12).getInt() != 0;
  redemption.kept_until = {row.getColumn(13).getInt64()};
  return redemption;
}

std::vector<Redemption> read_all(SQLite::Statement& row) {
  std::vector<Redemption> all;
  while (row.executeStep()) all.push_back(read(row));
  return all;
}

bool is_among(const std::vector<std::int64_t>& rows, const std::optional<std::int64_t>& member) {
  return member && std::find(rows.begin(), rows.end(), *member) != rows.end();
}

// As json_each() takes them.
std::string as_json(const std::vector<std::int64_t>& rows) {
  return fmt::format("[{}]", fmt::join(rows, ","));
}

std::string new_code(store::Writer& book, Random& random) {
  SQLite::Statement known(book.database(), kKnown);
  for (;;) {
    std::string code = text::checked_word(random.crockford(kCodeDigits));
    known.reset();
    known.bind(1, code);
    if (!known.executeStep()) return code;
  }
}

}  // namespace

std::string_view name_of(State state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::optional<State> state_named(std::string_view word) {
  return text::named<State>(kStateNames, word);
}
std::string_view name_of(StepKind kind) { return kStepNames[static_cast<std::size_t>(kind)]; }
std::optional<StepKind> step_named(std::string_view word) {
  return text::named<StepKind>(kStepNames, word);
}

std::optional<State> state_after(StepKind step) {
  switch (step) {
    case StepKind::collect:
      return State::collected;
    case StepKind::cancel:
      return State::cancelled;
    case StepKind::lapse:
      return State::lapsed;
    case StepKind::give_back:
      return State::returned;
    case StepKind::print:
    case StepKind::again:
      break;
  }
  return std::nullopt;
}

std::string_view name_of(Proof proof) { return kProofs[static_cast<std::size_t>(proof)]; }
std::optional<Proof> proof_named(std::string_view word) {
  return text::named<Proof>(kProofs, word);
}
std::string_view name_of(Cause cause) { return kCauses[static_cast<std::size_t>(cause)]; }

Result<Redemption> redemption_with_code(const store::Reader& book, std::string_view text) {
  const auto code = text::read_checked_word(text, kCodeDigits);
  if (!code) return Error{Problem::voucher_misread, {std::string(text)}, {}};
  SQLite::Statement query(book.database(), kByCode);
  query.bind(1, *code);
  if (!query.executeStep()) return Error{Problem::voucher_missing, {*code}, {}};
  return read(query);
}

std::optional<Redemption> redemption_at(const store::Reader& book, std::int64_t redemption) {
  SQLite::Statement query(book.database(), kByNumber);
  query.bind(1, redemption);
  if (!query.executeStep()) return std::nullopt;
  return read(query);
}

State state_at(const Redemption& redemption, Instant when) {
  if (redemption.state != State::open || redemption.valid_until > when) return redemption.state;
  return redemption.kept_until > when ? State::awaited : State::lapsed;
}

std::vector<RedemptionStep> steps_of(const store::Reader& book, std::int64_t redemption) {
  SQLite::Statement row(book.database(), kSteps);
  row.bind(1, redemption);
  std::vector<RedemptionStep> steps;
  while (row.executeStep()) steps.push_back(read_step(row));
  return steps;
}

RedemptionStep read_step(SQLite::Statement& row) {
  RedemptionStep step;
  step.at = {row.getColumn(0).getInt64()};
  step.actor = row.getColumn(1).getString();
  step.kind = step_named(row.getColumn(2).getString()).value_or(StepKind::print);
  step.proof = text::named<Proof>(kProofs, row.getColumn(3).getString());
  step.cause = text::named<Cause>(kCauses, row.getColumn(4).getString());
  step.list = store::read_number(row, 5);
  step.note = row.getColumn(6).getString();
  return step;
}

std::optional<Instant> settled_at(const store::Reader& book, std::int64_t redemption) {
  SQLite::Statement query(book.database(), kSettled);
  query.bind(1, redemption);
  if (!query.executeStep()) return std::nullopt;
  return Instant{query.getColumn(0).getInt64()};
}

void add_redemption(store::Writer& book, Random& random, Redemption& redemption) {
  redemption.code = new_code(book, random);
  redemption.actor = book.actor();
  redemption.kept_until = redemption.valid_until;
  if (redemption.offline) redemption.kept_until.seconds += kAwaitedSeconds;
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, redemption.code);
  add.bind(2, redemption.item);
  add.bind(3, redemption.quantity);
  add.bind(4, redemption.price);
  store::bind_optional(add, 5, redemption.member);
  bind_place(add, 6, 7, redemption.place);
  add.bind(8, redemption.reserved_at.seconds);
  add.bind(9, redemption.valid_until.seconds);
  add.bind(10, redemption.actor);
  add.bind(11, book.mark());
  add.bind(12, redemption.offline ? 1 : 0);
  add.bind(13, redemption.kept_until.seconds);
  add.exec();
  redemption.id = book.database().getLastInsertRowid();
}

void keep_step(store::Writer& book, const Redemption& redemption, const RedemptionStep& step) {
  SQLite::Statement add(book.database(), kAddStep);
  add.bind(1, redemption.id);
  add.bind(2, step.at.seconds);
  add.bind(3, book.actor());
  add.bind(4, std::string(name_of(step.kind)));
  store::bind_text(add, 5, step.proof ? name_of(*step.proof) : std::string_view());
  store::bind_text(add, 6, step.cause ? name_of(*step.cause) : std::string_view());
  store::bind_optional(add, 7, step.list);
  store::bind_text(add, 8, step.note);
  add.bind(9, book.mark());
  add.exec();
  const auto state = state_after(step.kind);
  if (!state) return;
  SQLite::Statement set(book.database(), kSetState);
  set.bind(1, redemption.id);
  set.bind(2, std::string(name_of(*state)));
  set.bind(3, book.mark());
  set.exec();
}

std::vector<Redemption> lapsed_at(const store::Reader& book, Instant when) {
  SQLite::Statement query(book.database(), kLapsed);
  query.bind(1, when.seconds);
  return read_all(query);
}

std::vector<Redemption> lapsed_of(const store::Reader& book, Instant when, std::int64_t item,
                                  const Place& place, const std::optional<std::int64_t>& member) {
  std::vector<Redemption> lapsed = lapsed_at(book, when);
  if (lapsed.empty()) return lapsed;
  const auto rows = member ? member::one_person(book, *member) : std::vector<std::int64_t>();
  std::erase_if(lapsed, [&](const Redemption& redemption) {
    const bool is_there = redemption.item == item && redemption.place == place;
    return !is_there && !is_among(rows, redemption.member);
  });
  return lapsed;
}

std::vector<Redemption> open_at(const store::Reader& book, std::int64_t item, const Place& place) {
  SQLite::Statement query(book.database(), kOpenAt);
  query.bind(1, item);
  bind_place(query, 2, 3, place);
  return read_all(query);
}

std::vector<Redemption> open_of(const store::Reader& book, std::int64_t member) {
  SQLite::Statement query(book.database(), kOpenOf);
  std::vector<Redemption> all;
  for (const std::int64_t row : member::one_person(book, member)) {
    query.reset();
    query.bind(1, row);
    while (query.executeStep()) all.push_back(read(query));
  }
  return all;
}

WantedRedemptions::WantedRedemptions(const store::Reader& book, const RedemptionFilter& filter,
                                     Instant when)
    : filter_(filter), when_(when) {
  if (filter.member) rows_ = member::one_person(book, *filter.member);
}

bool WantedRedemptions::has(const Redemption& redemption) const {
  const bool is_theirs = !filter_.member || is_among(rows_, redemption.member);
  return is_theirs && (!filter_.item || redemption.item == *filter_.item) &&
         (!filter_.place || redemption.place == *filter_.place) &&
         (!filter_.state || state_at(redemption, when_) == *filter_.state) &&
         (!filter_.since || redemption.reserved_at >= *filter_.since) &&
         (!filter_.until || redemption.reserved_at < *filter_.until);
}

Status each_redemption(const store::Reader& book, const RedemptionFilter& filter, Instant when,
                       const std::function<Status(const Redemption&)>& take) {
  const WantedRedemptions wanted(book, filter, when);
  SQLite::Statement query(book.database(), filter.member ? kOfMember : kAll);
  if (filter.member) query.bind(1, as_json(wanted.rows()));
  while (query.executeStep()) {
    const Redemption redemption = read(query);
    if (!wanted.has(redemption)) continue;
    const Status taken = take(redemption);
    if (!taken) return taken;
  }
  return {};
}

std::int64_t reserved_since(const store::Reader& book, std::int64_t member, std::int64_t item,
                            Instant since) {
  SQLite::Statement query(book.database(), kReserved);
  std::int64_t sum = 0;
  for (const std::int64_t row : member::one_person(book, member)) {
    query.reset();
    query.bind(1, row);
    query.bind(2, since.seconds);
    query.bind(3, item);
    query.executeStep();
    sum += query.getColumn(0).getInt64();
  }
  return sum;
}

}  // namespace yangxiao::redeem
