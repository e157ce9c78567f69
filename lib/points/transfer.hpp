// A transfer: a positive whole number of points from one account to another, once and for all.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include <SQLiteCpp/Statement.h>

#include "base/clock.hpp"
#include "store/scan.hpp"

namespace yangxiao::points {

// BLAKE2b with 32 bytes of output (RFC 7693).
using Digest = std::array<unsigned char, 32>;

// The numbers are part of the book's format, and of the SQL of data/schema/0007_ledger.sql.
enum class TransferKind : std::uint8_t {
  opening,    // a balance that was brought along from another book
  award,      // by hand
  earning,    // for a report, by the rules
  activity,   // for volunteer service
  adjust,     // a correction by hand, in either direction
  donate,     // a donation fills its pot
  hold,       // reserved for a redemption
  take,       // what was held is taken
  give_back,  // what was held is the member's again
  expire,     // a lot ran out
  forfeit,    // a member left them behind
  move,       // to the member that somebody was found to be
  reverse,    // of an earlier transfer
  renew,      // in place of a lot that ran out while it was held, when the office was the cause
};
inline constexpr std::size_t kTransferKinds = 14;

std::string_view name_of(TransferKind kind);

constexpr bool ends_hold(TransferKind kind) {
  return kind == TransferKind::take || kind == TransferKind::give_back;
}

// By the rules: for a report, for volunteer service, or as a share of a team's bonus.
constexpr bool is_earned(TransferKind kind) {
  return kind == TransferKind::earning || kind == TransferKind::activity;
}

// What a transfer is about.
enum class SubjectKind : std::uint8_t { bonus = 0, report = 1, activity = 2, redemption = 3 };
// team, report, activity, redemption.
std::string_view name_of(SubjectKind kind);
struct Subject {
  SubjectKind kind = SubjectKind::report;
  std::int64_t number = 0;
  friend auto operator<=>(const Subject&, const Subject&) = default;
};
constexpr Subject of_report(std::int64_t report) { return {SubjectKind::report, report}; }
// A member's part in an activity.
constexpr Subject of_participation(std::int64_t participation) {
  return {SubjectKind::activity, participation};
}
// A member's share in what their team got.
constexpr Subject of_bonus(std::int64_t bonus) { return {SubjectKind::bonus, bonus}; }

struct Transfer {
  std::int64_t number = 0;  // in the chain
  std::int64_t first = 0;   // of those that were booked as one
  std::int64_t debit = 0;   // the account that gives
  std::int64_t credit = 0;  // the account that gets
  std::int64_t amount = 0;  // above zero
  TransferKind kind = TransferKind::award;
  std::optional<Subject> subject;
  std::optional<Instant> expires_at;  // of the lot that it makes; nothing: never
  Instant happened_at;
  Instant recorded_at;
  std::int64_t actor = 0;
  std::optional<std::int64_t> batch;
  std::optional<std::int64_t> resolves;  // the hold that it ends, the lot that it empties
  std::optional<std::int64_t> reverses;
  std::optional<Digest> note;        // of salt and text
  std::optional<std::int64_t> rule;  // the version by which it was earned
  friend bool operator==(const Transfer&, const Transfer&) = default;
};

// The columns that read_transfer() takes, in its order.
#define TRANSFER_COLUMNS                                                              \
  "number, first, debit, credit, amount, kind, subject, subject_number, expires_at, " \
  "happened_at, recorded_at, actor, batch, resolves, reverses, note, rule "
inline constexpr int kTransferColumns = 17;

Transfer read_transfer(SQLite::Statement& row);
Transfer read_transfer(const store::Scan& row);
// A column of 32 bytes; nothing where it is NULL, zeros where it has another length.
std::optional<Digest> read_digest(const SQLite::Column& column);
std::optional<Digest> read_digest(const store::Scan& row, int column);

}  // namespace yangxiao::points
