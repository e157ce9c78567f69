#include "points/reversal.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/booking.hpp"
#include "points/debt.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kByNumber = "SELECT " TRANSFER_COLUMNS " FROM transfer WHERE number = ?1";
constexpr const char* kReversal = R"sql(
  SELECT number FROM transfer WHERE reverses = ?1 AND first = number)sql";
// What it paid is earned no longer: once, and as a whole.
constexpr const char* kTakeBack = R"sql(
  UPDATE earning SET taken_back = points, mark = ?2 WHERE transfer = ?1)sql";
constexpr const char* kRemaining = R"sql(SELECT remaining FROM lot WHERE lot = ?1)sql";
// What emptied a lot: 9, it ran out; 11, it was moved.
constexpr const char* kEmptied = R"sql(
  SELECT number, credit, amount, kind FROM transfer
  WHERE debit = ?1 AND resolves = ?2 AND kind IN (9, 11))sql";
// What was given anew in place of a lot that ran out while it was held (13: renew).
constexpr const char* kRenewed = R"sql(
  SELECT number, credit, amount FROM transfer
  WHERE credit = ?1 AND resolves = ?2 AND kind = 13)sql";
// What of a lot was left behind: ?1 its account (10: forfeit).
constexpr const char* kLeftBehind = R"sql(
  SELECT coalesce(sum(allocation.amount), 0) FROM transfer
    CROSS JOIN allocation ON allocation.transfer = transfer.number
  WHERE transfer.debit = ?1 AND transfer.kind = 10 AND allocation.lot = ?2)sql";
// What of a lot paid back a debt: ?1 the name of the debt's account (7: unrecovered).
constexpr const char* kRepaid = R"sql(
  SELECT coalesce(sum(allocation.amount), 0) FROM account
    CROSS JOIN transfer ON transfer.credit = account.account
    CROSS JOIN allocation ON allocation.transfer = transfer.number
  WHERE account.kind = 7 AND account.name = ?1 AND allocation.lot = ?2)sql";
constexpr const char* kTaken = R"sql(
  SELECT allocation.amount, lot.expires_at FROM allocation
    JOIN lot ON lot.lot = allocation.lot
  WHERE allocation.transfer = ?1 ORDER BY lot.expires_at, lot.lot)sql";

std::optional<Transfer> transfer_at(const store::Reader& book, std::int64_t number) {
  SQLite::Statement query(book.database(), kByNumber);
  query.bind(1, number);
  if (!query.executeStep()) return std::nullopt;
  return read_transfer(query);
}

Status check_reversed(const store::Reader& book, const Transfer& transfer) {
  const auto reversal = reversal_of(book, transfer.number);
  if (!reversal) return {};
  return Error{
      Problem::reversed_before, {std::to_string(transfer.number), std::to_string(*reversal)}, {}};
}

// Whose an account is by now.
struct Owner {
  std::int64_t head = 0;   // the row of the member
  bool is_merged = false;  // the account is that of a row that was found to be another's
  std::string code;
};
std::optional<Owner> owner_of(const store::Reader& book, std::int64_t account) {
  const auto member = owner_of_account(book, account);
  if (!member) return std::nullopt;
  Owner owner;
  owner.head = member::head_of(book, *member);
  owner.is_merged = owner.head != *member;
  const auto entry = catalogue::EntryReader(book, member::members()).at(owner.head);
  if (entry) owner.code = entry->code;
  return owner;
}

bool is_of_member(const store::Reader& book, std::int64_t account) {
  return account_at(book, account)->kind == AccountKind::member;
}

// The account of whom a transfer gave something, or took it from, or let off what they owe.
std::int64_t concerned(const store::Reader& book, const Transfer& transfer) {
  if (is_of_member(book, transfer.debit)) return transfer.debit;
  const Account credit = *account_at(book, transfer.credit);
  return debtor_of(credit.kind, credit.name).value_or(transfer.credit);
}

// Of a write-off: somebody is to owe it again.
Status check_debtor(const store::Reader& book, const Transfer& transfer) {
  const bool is_write_off =
      !is_of_member(book, transfer.debit) && !is_of_member(book, transfer.credit);
  if (!is_write_off || owner_of(book, concerned(book, transfer))) return {};
  return Error{Problem::not_reversible, {std::to_string(transfer.number), "erased"}, {}};
}

Status check_reversible(const store::Reader& book, const Transfer& transfer) {
  switch (transfer.kind) {
    case TransferKind::opening:
    case TransferKind::award:
    case TransferKind::activity:
    case TransferKind::adjust:
      break;
    default:
      return Error{Problem::not_reversible,
                   {std::to_string(transfer.number), std::string(name_of(transfer.kind))},
                   {}};
  }
  const Status standing = check_reversed(book, transfer);
  return standing ? check_debtor(book, transfer) : standing;
}

// A lot that was given, wherever it was moved to, and what was given anew in its place.
struct OwnLots {
  struct Part {
    std::int64_t account = 0;
    std::int64_t lot = 0;
    std::int64_t remaining = 0;
  };
  std::vector<Part> parts;
  std::int64_t expired = 0;  // of all of them, as far as it was booked

  bool has(std::int64_t lot) const {
    return std::any_of(parts.begin(), parts.end(),
                       [lot](const Part& part) { return part.lot == lot; });
  }
};

OwnLots own_lots(const store::Reader& book, const Transfer& given) {
  SQLite::Statement remaining(book.database(), kRemaining);
  SQLite::Statement emptied(book.database(), kEmptied);
  SQLite::Statement renewed(book.database(), kRenewed);
  OwnLots own;
  own.parts.push_back({given.credit, given.number, 0});
  for (std::size_t i = 0; i < own.parts.size(); ++i) {
    remaining.reset();
    remaining.bind(1, own.parts[i].lot);
    if (remaining.executeStep()) own.parts[i].remaining = remaining.getColumn(0).getInt64();
    emptied.reset();
    emptied.bind(1, own.parts[i].account);
    emptied.bind(2, own.parts[i].lot);
    while (emptied.executeStep()) {
      const auto kind = static_cast<TransferKind>(emptied.getColumn(3).getInt64());
      if (kind == TransferKind::expire) {
        own.expired += emptied.getColumn(2).getInt64();
      } else {
        own.parts.push_back({emptied.getColumn(1).getInt64(), emptied.getColumn(0).getInt64(), 0});
      }
    }
    renewed.reset();
    renewed.bind(1, own.parts[i].account);
    renewed.bind(2, own.parts[i].lot);
    while (renewed.executeStep()) {
      own.expired -= renewed.getColumn(2).getInt64();
      own.parts.push_back({renewed.getColumn(1).getInt64(), renewed.getColumn(0).getInt64(), 0});
    }
  }
  return own;
}

// The postings of one reversal.
class Reversal {
 public:
  Reversal(store::Writer& book, Ledger& ledger, const Transfer& original, std::string reason,
           const TakingBack& how = {})
      : book_(book), ledger_(ledger), original_(original), reason_(std::move(reason)), how_(how) {}

  Result<Reversed> run() {
    find_member(concerned(book_, original_));
    if (is_of_member(book_, original_.debit)) {
      give();
    } else if (is_of_member(book_, original_.credit)) {
      take_back();
    } else {
      owe_again();
    }
    const auto booked = ledger_.post(postings_, how_.batch);
    if (!booked) return booked.error();
    done_.transfer = *booked;
    if (is_earned(original_.kind)) mark_earning();
    if (holder_ != 0) done_.balance = account_at(book_, holder_)->balance;
    return done_;
  }

 private:
  void mark_earning() {
    SQLite::Statement update(book_.database(), kTakeBack);
    update.bind(1, original_.number);
    update.bind(2, book_.mark());
    update.exec();
  }

  // Who has the account by now, and which account they have.
  void find_member(std::int64_t account) {
    const auto owner = owner_of(book_, account);
    if (!owner) return;
    holder_ = account;
    head_ = owner->head;
    if (owner->is_merged) {
      const auto now = account_of_member(book_, head_);
      holder_ = now ? now->account : 0;
    }
    done_.member = owner->code;
  }

  void take_back() {
    done_.points = -original_.amount;
    const OwnLots own = own_lots(book_, original_);
    std::int64_t left = original_.amount;
    for (const OwnLots::Part& part : own.parts) {
      const std::int64_t points = std::min(left, part.remaining);
      if (points == 0) continue;
      Posting& posting = add(part.account, original_.debit, points);
      posting.resolves = part.lot;
      done_.from_lot += points;
      left -= points;
    }
    done_.from_expired = std::min(left, own.expired);
    left -= done_.from_expired;
    add_from(AccountKind::expired, "expired", done_.from_expired);
    done_.from_forfeit = std::min(left, left_behind_of(own));
    left -= done_.from_forfeit;
    add_from(AccountKind::forfeit, "forfeit", done_.from_forfeit);
    owe(std::min(left, repaid_by(own)), left);
    done_.from_other = spendable_beside(own, left);
    left -= done_.from_other;
    if (done_.from_other > 0) add(holder_, original_.debit, done_.from_other);
    if (how_.is_debt) owe(left, left);
    done_.unrecovered = left;
    add_from(AccountKind::unrecovered, "unrecovered", left);
  }

  // Makes so much of what is left the member's debt, where somebody has the account.
  void owe(std::int64_t points, std::int64_t& left) {
    if (holder_ == 0) return;
    add_from(AccountKind::unrecovered, debt_name(holder_), points);
    done_.owed += points;
    left -= points;
  }

  std::int64_t repaid_by(const OwnLots& own) const {
    SQLite::Statement query(book_.database(), kRepaid);
    std::int64_t sum = 0;
    for (const OwnLots::Part& part : own.parts) {
      query.bind(1, debt_name(part.account));
      sum += sum_of_lot(query, part.lot);
    }
    return sum;
  }

  std::int64_t left_behind_of(const OwnLots& own) const {
    SQLite::Statement query(book_.database(), kLeftBehind);
    std::int64_t sum = 0;
    for (const OwnLots::Part& part : own.parts) {
      query.bind(1, part.account);
      sum += sum_of_lot(query, part.lot);
    }
    return sum;
  }

  static std::int64_t sum_of_lot(SQLite::Statement& query, std::int64_t lot) {
    query.bind(2, lot);
    query.executeStep();
    const std::int64_t sum = query.getColumn(0).getInt64();
    query.reset();
    return sum;
  }

  // What the member can spend of other lots, up to an amount: by the rule that will take it.
  std::int64_t spendable_beside(const OwnLots& own, std::int64_t amount) {
    if (holder_ == 0 || amount == 0) return 0;
    std::vector<OpenLot> lots = OpenLots(book_).of(holder_);
    std::erase_if(lots, [&own](const OpenLot& lot) { return own.has(lot.lot); });
    std::int64_t sum = 0;
    for (const Allocation& one :
         take(lots, {LotRule::own_first, amount, {}, original_.number, ledger_.now()})) {
      sum += one.amount;
    }
    return sum;
  }

  // A write-off: what was let off is owed again, by whom they are now.
  void owe_again() {
    if (holder_ == 0) holder_ = ledger_.of_member(head_);
    add(ledger_.named(AccountKind::unrecovered, debt_name(holder_)), original_.debit,
        original_.amount);
    done_.owed = original_.amount;
  }

  void give() {
    done_.points = original_.amount;
    if (head_ == 0) {
      add(original_.credit, ledger_.named(AccountKind::forfeit, "forfeit"), original_.amount);
      return;
    }
    if (holder_ == 0) holder_ = ledger_.of_member(head_);
    SQLite::Statement taken(book_.database(), kTaken);
    taken.bind(1, original_.number);
    while (taken.executeStep()) {
      Posting& posting = add(original_.credit, holder_, taken.getColumn(0).getInt64());
      const Instant expires_at{taken.getColumn(1).getInt64()};
      if (expires_at != kNever) posting.expires_at = expires_at;
    }
  }

  // Of no member: why stands beside what is booked of the member, if anything is, so that it is
  // erased together with them.
  void add_from(AccountKind kind, const std::string& name, std::int64_t amount) {
    if (amount == 0) return;
    const bool is_first = postings_.empty();
    Posting& posting = add(ledger_.named(kind, name), original_.debit, amount);
    if (!is_first) posting.note.clear();
  }

  Posting& add(std::int64_t debit, std::int64_t credit, std::int64_t amount) {
    Posting posting;
    posting.debit = debit;
    posting.credit = credit;
    posting.amount = amount;
    posting.kind = TransferKind::reverse;
    posting.happened_at = book_.now();
    posting.reverses = original_.number;
    posting.note = reason_;
    return postings_.emplace_back(std::move(posting));
  }

  store::Writer& book_;
  Ledger& ledger_;
  const Transfer& original_;
  std::string reason_;
  TakingBack how_;
  std::int64_t head_ = 0;    // the row of the member; 0: nobody knows who it was
  std::int64_t holder_ = 0;  // their account; 0: they have none
  std::vector<Posting> postings_;
  Reversed done_;
};

}  // namespace

std::optional<std::int64_t> reversal_of(const store::Reader& book, std::int64_t transfer) {
  SQLite::Statement query(book.database(), kReversal);
  query.bind(1, transfer);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

Lost lost_by(const store::Reader& book, std::int64_t reversal) {
  Lost lost;
  for (const Booking& one : bookings_of_group(book, reversal)) {
    if (one.from.kind != AccountKind::unrecovered) continue;
    (is_debt(one.from.kind, one.from.name) ? lost.owed : lost.unrecovered) += one.transfer.amount;
  }
  return lost;
}

std::string holder_code(const store::Reader& book, std::int64_t transfer) {
  const auto original = transfer_at(book, transfer);
  const auto owner = original ? owner_of(book, concerned(book, *original)) : std::nullopt;
  return owner ? owner->code : std::string();
}

Result<Reversible> check_reversal(const store::Reader& book, std::int64_t transfer) {
  const auto original = transfer_at(book, transfer);
  if (!original) return Error{Problem::transfer_missing, {std::to_string(transfer)}, {}};
  const Status reversible = check_reversible(book, *original);
  if (!reversible) return reversible.error();
  return Reversible{original->amount, holder_code(book, transfer)};
}

Result<Reversed> reverse(store::Writer& book, Ledger& ledger, std::int64_t transfer,
                         const std::string& reason) {
  const auto original = transfer_at(book, transfer);
  if (!original) return Error{Problem::transfer_missing, {std::to_string(transfer)}, {}};
  const Status reversible = check_reversible(book, *original);
  if (!reversible) return reversible.error();
  return Reversal(book, ledger, *original, reason).run();
}

Result<Reversed> take_back_earning(store::Writer& book, Ledger& ledger, std::int64_t transfer,
                                   const std::string& reason, const TakingBack& how) {
  const auto original = transfer_at(book, transfer);
  if (!original) return Error{Problem::transfer_missing, {std::to_string(transfer)}, {}};
  const Status first_time = check_reversed(book, *original);
  if (!first_time) return first_time.error();
  return Reversal(book, ledger, *original, reason, how).run();
}

}  // namespace yangxiao::points
