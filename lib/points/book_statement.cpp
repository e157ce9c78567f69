#include "points/book_statement.hpp"

#include <algorithm>
#include <limits>

#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/as_of.hpp"
#include "points/debt.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kOutstanding = R"sql(
  SELECT coalesce(sum(balance), 0) FROM account WHERE kind IN (0, 3))sql";
// Kinds of accounts: 0, a member's; 3, what is held.
constexpr const char* kFlows = R"sql(
  SELECT transfer.kind, giver.kind, coalesce(giver.name, ''), taker.kind, coalesce(taker.name, ''),
    sum(amount), count(*)
  FROM transfer
    JOIN account AS giver ON giver.account = transfer.debit
    JOIN account AS taker ON taker.account = transfer.credit
  WHERE transfer.number >= ?1 AND transfer.number < ?2
  GROUP BY transfer.kind, giver.kind, giver.name, taker.kind, taker.name
  ORDER BY transfer.kind, giver.kind, giver.name, taker.kind, taker.name)sql";
// What is by hand: an award, an adjustment, and a reversal that is no objection's.
constexpr const char* kByHand = R"sql(
  SELECT number FROM transfer
  WHERE number >= ?1 AND number < ?2 AND kind IN (1, 4, 12)
    AND NOT (kind = 12 AND reverses IS NULL)
    AND NOT (kind = 12 AND EXISTS (SELECT 1 FROM transfer AS given
      WHERE given.number = transfer.reverses AND given.kind = 2))
  ORDER BY number)sql";

bool is_members(AccountKind kind) {
  return kind == AccountKind::member || kind == AccountKind::held;
}

// The account of what nobody owes: the office bears it.
bool is_loss(AccountKind kind, const std::string& name) {
  return kind == AccountKind::unrecovered && !is_debt(kind, name);
}

struct Flows {
  std::vector<Flow> flows;
  std::int64_t sum = 0;
  std::int64_t unrecovered = 0;
};

Flows flows_between(const store::Reader& book, std::int64_t first, std::int64_t beyond) {
  SQLite::Statement row(book.database(), kFlows);
  row.bind(1, first);
  row.bind(2, beyond);
  Flows found;
  while (row.executeStep()) {
    const auto giver = static_cast<AccountKind>(row.getColumn(1).getInt64());
    const auto taker = static_cast<AccountKind>(row.getColumn(3).getInt64());
    const std::int64_t points = row.getColumn(5).getInt64();
    if (is_loss(giver, row.getColumn(2).getString())) found.unrecovered += points;
    if (is_loss(taker, row.getColumn(4).getString())) found.unrecovered -= points;
    if (is_members(giver) == is_members(taker)) continue;
    Flow flow;
    flow.kind = static_cast<TransferKind>(row.getColumn(0).getInt64());
    flow.other = is_members(giver) ? taker : giver;
    flow.name = row.getColumn(is_members(giver) ? 4 : 2).getString();
    flow.points = is_members(giver) ? -points : points;
    flow.transfers = row.getColumn(6).getInt64();
    found.sum += flow.points;
    found.flows.push_back(std::move(flow));
  }
  return found;
}

// Who owes by an account of a debt.
std::optional<std::int64_t> debtor_at(const store::Reader& book, const Party& party) {
  const auto account = debtor_of(party.kind, party.name);
  return account ? owner_of_account(book, *account) : std::nullopt;
}

std::string member_of(const store::Reader& book, const Booking& booking) {
  auto member = booking.from.member ? booking.from.member : booking.to.member;
  for (const Party* party : {&booking.to, &booking.from}) {
    if (!member) member = debtor_at(book, *party);
  }
  if (!member && booking.transfer.reverses) {
    const auto reversed = booking_at(book, *booking.transfer.reverses);
    member = reversed->to.member ? reversed->to.member : reversed->from.member;
  }
  if (!member) return {};
  const std::int64_t head = member::head_of(book, *member);
  const auto entry = catalogue::EntryReader(book, member::members()).at(head);
  return entry ? entry->code : std::string();
}

std::vector<ByHandBooking> by_hand_between(const store::Reader& book, std::int64_t first,
                                           std::int64_t beyond) {
  const std::vector<Approval> approved = approvals(book);
  SQLite::Statement query(book.database(), kByHand);
  query.bind(1, first);
  query.bind(2, beyond);
  std::vector<ByHandBooking> all;
  while (query.executeStep()) {
    ByHandBooking one{*booking_at(book, query.getColumn(0).getInt64()), {}, {}};
    one.member = member_of(book, one.booking);
    for (const Approval& approval : approved) {
      if (approval.transfer != 0 && approval.transfer == one.booking.transfer.first) {
        one.approval = approval;
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

BookStatement book_statement(const store::Reader& book, Instant begin, Instant end,
                             const std::optional<std::int64_t>& up_to) {
  constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
  const std::int64_t last = up_to ? *up_to + 1 : kAll;
  const std::int64_t first = std::min(first_transfer_from(book, begin), last);
  const std::int64_t beyond = std::min(first_transfer_from(book, end), last);
  BookStatement statement;
  Flows within = flows_between(book, first, beyond);
  const Flows since = flows_between(book, beyond, kAll);
  statement.closing = book.database().execAndGet(kOutstanding).getInt64() - since.sum;
  statement.opening = statement.closing - within.sum;
  statement.flows = std::move(within.flows);
  statement.unrecovered = within.unrecovered;
  statement.by_hand = by_hand_between(book, first, beyond);
  return statement;
}

}  // namespace yangxiao::points
