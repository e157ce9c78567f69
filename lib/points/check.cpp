#include "points/check.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "points/chain.hpp"
#include "points/lots.hpp"
#include "points/schema_check.hpp"
#include "points/stock_link.hpp"
#include "points/transfers_ahead.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kHead = R"sql(SELECT count, hash, recorded_at FROM ledger)sql";
constexpr const char* kActors = R"sql(
  SELECT number, actor, name, uid, recorded_at, hash FROM actor ORDER BY number)sql";
// Read as they lie and sorted then: by the index each would be looked for in another page.
constexpr const char* kAccounts = R"sql(
  SELECT number, account, kind, name, owner, recorded_at, hash FROM account ORDER BY +number)sql";
constexpr const char* kRules = R"sql(
  SELECT number, rule, starts_on, text, actor, recorded_at, hash FROM rule ORDER BY number)sql";
constexpr const char* kBalances = R"sql(SELECT account, balance, held FROM account)sql";
constexpr const char* kLots = R"sql(
  SELECT lot, account, amount, expires_at, remaining FROM lot ORDER BY lot)sql";
constexpr const char* kAllocations = R"sql(
  SELECT transfer, lot, amount FROM allocation ORDER BY transfer, lot)sql";
constexpr const char* kNotes = R"sql(
  SELECT number, transfer_note.salt, transfer_note.text, transfer.note FROM transfer_note
    CROSS JOIN transfer ON transfer.number = transfer_note.transfer
  WHERE transfer.note IS NOT NULL)sql";
constexpr const char* kLooseNotes = R"sql(
  SELECT transfer FROM transfer_note
  WHERE NOT EXISTS (SELECT 1 FROM transfer WHERE number = transfer AND note IS NOT NULL))sql";
constexpr const char* kOwners = R"sql(
  SELECT member_account.member, account, salt, code FROM member_account
    LEFT JOIN member ON member.member = member_account.member
  ORDER BY member_account.member)sql";
constexpr const char* kErased = R"sql(
  SELECT account FROM erasure WHERE account IS NOT NULL)sql";
// Sorting stays in memory, as everything else does here; but for a transaction that has a temporary
// file already.
constexpr const char* kSortInMemory = "PRAGMA temp_store = MEMORY";

constexpr std::array<std::string_view, kFlaws> kNames = {
    "hash",       "missing", "surplus", "balance", "held", "below-zero", "lot", "remaining",
    "allocation", "no-hold", "note",    "owner",   "time", "schema",     "head"};

Error broken(const char* table, std::int64_t row, Flaw flaw) {
  return {Problem::ledger_broken, {table, std::to_string(row), std::string(name_of(flaw))}, {}};
}

// Rows of one table in the order of their numbers, the next of which can be looked at.
class Rows {
 public:
  Rows(const store::Reader& book, const char* sql) : query_(book.database(), sql) { next(); }
  void next() { has_row_ = query_.executeStep(); }
  bool has_row() const { return has_row_; }
  std::int64_t number() { return query_.getColumn(0).getInt64(); }
  SQLite::Statement& row() { return query_; }

 private:
  SQLite::Statement query_;
  bool has_row_ = false;
};

// The same of rows that are numbers alone.
class NumberRows {
 public:
  NumberRows(const store::Reader& book, const char* sql) : query_(book.database(), sql) { next(); }
  void next() { has_row_ = query_.step(); }
  bool has_row() const { return has_row_; }
  std::int64_t number(int column = 0) const { return query_.number(column); }

 private:
  store::Scan query_;
  bool has_row_ = false;
};

// Books everything once more, in memory.
class Replay {
 public:
  Replay(const store::Reader& book, const std::optional<Head>& since)
      : book_(book),
        since_(since),
        actors_(book, kActors),
        accounts_(book, kAccounts),
        rules_(book, kRules),
        stock_(book),
        transfers_(book, index_, balances_),
        lots_(book, kLots),
        allocations_(book, kAllocations) {}

  Result<Checked> run() {
    checked_.head.hash = beginning_of(book_.property("id").value_or(""));
    Status status = check_schema(book_);
    if (status && since_ && since_->count == 0) status = compare_published();
    while (status && checked_.head.count < last_number()) status = link();
    if (status) status = check_used_up();
    if (status && lots_.has_row()) status = broken("lot", lots_.number(), Flaw::surplus);
    if (status && allocations_.has_row()) {
      status = broken("allocation", allocations_.number(), Flaw::surplus);
    }
    if (status) status = check_head();
    if (status) status = check_balances();
    if (status) status = check_notes();
    if (status) status = check_owners();
    if (!status) return status.error();
    checked_.accounts = static_cast<std::int64_t>(balances_.size());
    for (const Balance& balance : balances_) {
      checked_.open_lots += static_cast<std::int64_t>(balance.lots.size());
    }
    return checked_;
  }

 private:
  // As far as any of the tables goes.
  std::int64_t last_number() {
    const auto next = [](auto& rows) { return rows.has_row() ? rows.number() : 0; };
    return std::max(
        {next(actors_), next(accounts_), next(rules_), next(transfers_), stock_.number()});
  }

  // A number that two tables have leaves a row of one of them behind.
  Status check_used_up() {
    if (actors_.has_row()) return broken("actor", actors_.number(), Flaw::surplus);
    if (accounts_.has_row()) return broken("account", accounts_.number(), Flaw::surplus);
    if (rules_.has_row()) return broken("rule", rules_.number(), Flaw::surplus);
    if (transfers_.has_row()) return broken("transfer", transfers_.number(), Flaw::surplus);
    if (stock_.number() != 0) {
      const StockLinks::Link left = stock_.take(checked_.head.hash);
      return broken(left.table, left.row, Flaw::surplus);
    }
    return {};
  }

  Status link() {
    const std::int64_t number = checked_.head.count + 1;
    Status status;
    if (transfers_.has_row() && transfers_.number() == number) {
      status = take_transfer();
    } else if (accounts_.has_row() && accounts_.number() == number) {
      status = take_account();
    } else if (actors_.has_row() && actors_.number() == number) {
      status = take_actor();
    } else if (rules_.has_row() && rules_.number() == number) {
      status = take_rule();
    } else if (stock_.number() == number) {
      status = take_stock();
    } else {
      return broken("ledger", number, Flaw::missing);
    }
    if (!status) return status;
    checked_.head.count = number;
    return since_ && since_->count == number ? compare_published() : Status();
  }

  Status compare_published() const {
    if (since_->hash == checked_.head.hash) return {};
    return Error{Problem::head_differs, {std::to_string(since_->count)}, {}};
  }

  Status follow(const char* table, std::int64_t row, const Digest& computed,
                const std::optional<Digest>& stored, Instant recorded_at) {
    if (!stored || *stored != computed) return broken(table, row, Flaw::hash);
    if (recorded_at < recorded_at_) return broken(table, row, Flaw::time);
    checked_.head.hash = computed;
    recorded_at_ = recorded_at;
    return {};
  }

  Status take_actor() {
    SQLite::Statement& row = actors_.row();
    const Actor actor{row.getColumn(1).getInt64(), row.getColumn(0).getInt64(),
                      row.getColumn(2).getString(), row.getColumn(3).getInt64(),
                      Instant{row.getColumn(4).getInt64()}};
    const Status followed = follow("actor", actor.actor, hash_of(checked_.head.hash, actor),
                                   read_digest(row.getColumn(5)), actor.recorded_at);
    actors_.next();
    return followed;
  }

  Status take_account() {
    SQLite::Statement& row = accounts_.row();
    const Opening opening{row.getColumn(1).getInt64(),
                          row.getColumn(0).getInt64(),
                          static_cast<AccountKind>(row.getColumn(2).getInt64()),
                          row.getColumn(3).getString(),
                          read_digest(row.getColumn(4)),
                          Instant{row.getColumn(5).getInt64()}};
    const Status followed = follow("account", opening.account, hash_of(checked_.head.hash, opening),
                                   read_digest(row.getColumn(6)), opening.recorded_at);
    accounts_.next();
    balance_of(opening.account).kind = opening.kind;
    if (opening.kind == AccountKind::member) {
      owners_.emplace(opening.account, opening.owner.value_or(Digest{}));
    }
    return followed;
  }

  Status take_rule() {
    SQLite::Statement& row = rules_.row();
    const RuleLink rule{row.getColumn(1).getInt64(), row.getColumn(0).getInt64(),
                        row.getColumn(2).getInt64(), row.getColumn(3).getString(),
                        row.getColumn(4).getInt64(), Instant{row.getColumn(5).getInt64()}};
    const Status followed = follow("rule", rule.rule, hash_of(checked_.head.hash, rule),
                                   read_digest(row.getColumn(6)), rule.recorded_at);
    rules_.next();
    rule_digests_[rule.rule] = digest_of(rule.text);
    return followed;
  }

  Status take_transfer() {
    const Transfer transfer = transfers_.transfer();
    std::optional<Digest> rule;
    if (transfer.rule) rule = rule_digests_[*transfer.rule];
    const Status followed =
        follow("transfer", transfer.number, hash_of(checked_.head.hash, transfer, rule),
               transfers_.hash(), transfer.recorded_at);
    transfers_.next();
    ++checked_.transfers;
    if (is_earned(transfer.kind)) ++checked_.earnings;
    if (transfer.note) ++checked_.erased_notes;  // until it is found
    return followed ? book(transfer) : followed;
  }

  // What it says of stock is looked at by redeem::check.
  Status take_stock() {
    const StockLinks::Link link = stock_.take(checked_.head.hash);
    return follow(link.table, link.row, link.computed, link.stored, link.recorded_at);
  }

  std::size_t place_of(std::int64_t account) {
    const std::size_t place = index_.place_of(account);
    if (place == balances_.size()) balances_.emplace_back();
    return place;
  }
  // Valid until another account is asked for.
  Balance& balance_of(std::int64_t account) { return balances_[place_of(account)]; }

  Status book(const Transfer& transfer) {
    const std::size_t debit_place = place_of(transfer.debit);
    const std::size_t credit_place = place_of(transfer.credit);
    Balance& debit = balances_[debit_place];
    Balance& credit = balances_[credit_place];
    debit.balance -= transfer.amount;
    credit.balance += transfer.amount;
    if (debit.balance < 0 && !may_be_negative(debit.kind)) {
      return broken("transfer", transfer.number, Flaw::below_zero);
    }
    if (transfer.kind == TransferKind::hold) debit.held += transfer.amount;
    if (ends_hold(transfer.kind)) {
      const auto hold = holds_.find(transfer.resolves.value_or(0));
      if (hold == holds_.end()) return broken("transfer", transfer.number, Flaw::no_hold);
      balance_of(hold->second.account).held -= transfer.amount;
    }
    if (makes_lot(credit.kind, transfer.kind)) {
      const Status made = take_lot(transfer, credit);
      if (!made) return made;
    }
    return take_allocations(transfer, debit, lot_rule(debit.kind, credit.kind, transfer.kind));
  }

  Status take_lot(const Transfer& transfer, Balance& owner) {
    const OpenLot lot{transfer.number, transfer.expires_at.value_or(kNever), transfer.amount};
    const bool is_it = lots_.has_row() && lots_.number() == transfer.number &&
                       lots_.number(1) == transfer.credit && lots_.number(2) == transfer.amount &&
                       lots_.number(3) == lot.expires_at.seconds;
    if (lots_.has_row() && lots_.number() < transfer.number) {
      return broken("lot", lots_.number(), Flaw::surplus);
    }
    if (!is_it) return broken("lot", transfer.number, Flaw::lot);
    const std::int64_t remaining = lots_.number(4);
    if (remaining != 0) stored_open_.push_back({lot.lot, lot.expires_at, remaining});
    lots_.next();
    put_back(owner, lot);
    return {};
  }

  static void put_back(Balance& owner, const OpenLot& lot) {
    owner.lots.insert(std::upper_bound(owner.lots.begin(), owner.lots.end(), lot, spends_before),
                      lot);
  }

  std::vector<Allocation> expected(const Transfer& transfer, const Balance& debit, LotRule rule) {
    if (rule == LotRule::none) return {};
    if (rule == LotRule::given_back) {
      std::vector<Allocation> back;
      for (const OpenLot& lot : holds_[transfer.resolves.value_or(0)].taken) {
        back.push_back({lot.lot, -lot.remaining});
      }
      return back;
    }
    return take(debit.lots, {rule, transfer.amount, transfer.resolves, transfer.reverses,
                             transfer.recorded_at});
  }

  // What the transfer takes, or gives back, against what is written, in the order of the lots.
  Status take_allocations(const Transfer& transfer, Balance& debit, LotRule rule) {
    std::vector<Allocation> taken = expected(transfer, debit, rule);
    std::sort(taken.begin(), taken.end(),
              [](const Allocation& a, const Allocation& b) { return a.lot < b.lot; });
    Hold hold{transfer.debit, {}};
    std::int64_t sum = 0;
    for (const Allocation& one : taken) {
      const bool is_it = allocations_.has_row() && allocations_.number() == transfer.number &&
                         allocations_.number(1) == one.lot && allocations_.number(2) == one.amount;
      if (!is_it) return broken("allocation", transfer.number, Flaw::allocation);
      allocations_.next();
      if (one.amount > 0) hold.taken.push_back(take_from(debit, one));
      sum += one.amount;
    }
    if (rule == LotRule::given_back) give_back(transfer.resolves.value_or(0));
    const std::int64_t all = rule == LotRule::none         ? 0
                             : rule == LotRule::given_back ? -transfer.amount
                                                           : transfer.amount;
    if (sum != all) return broken("transfer", transfer.number, Flaw::below_zero);
    if (transfer.kind == TransferKind::hold) {
      holds_[transfer.number] = std::move(hold);
    } else if (ends_hold(transfer.kind)) {
      holds_.erase(transfer.resolves.value_or(0));
    }
    return {};
  }

  // What was taken, as a lot of so much. What is taken first stands in front.
  static OpenLot take_from(Balance& owner, const Allocation& change) {
    const auto found =
        std::find_if(owner.lots.begin(), owner.lots.end(),
                     [&change](const OpenLot& lot) { return lot.lot == change.lot; });
    const OpenLot taken{change.lot, found->expires_at, change.amount};
    found->remaining -= change.amount;
    if (found->remaining == 0) owner.lots.erase(found);
    return taken;
  }

  void give_back(std::int64_t number) {
    const Hold& hold = holds_[number];
    std::vector<OpenLot>& lots = balance_of(hold.account).lots;
    for (const OpenLot& back : hold.taken) {
      const auto found = std::lower_bound(lots.begin(), lots.end(), back, spends_before);
      if (found != lots.end() && found->lot == back.lot) {
        found->remaining += back.remaining;
      } else {
        lots.insert(found, back);
      }
    }
  }

  Status check_head() {
    SQLite::Statement head(book_.database(), kHead);
    const bool is_there = head.executeStep();
    const std::int64_t count = is_there ? head.getColumn(0).getInt64() : 0;
    const bool is_it = is_there && count == checked_.head.count &&
                       (count == 0 || (read_digest(head.getColumn(1)) == checked_.head.hash &&
                                       head.getColumn(2).getInt64() == recorded_at_.seconds));
    if (!is_it) return broken("ledger", checked_.head.count, Flaw::head);
    if (since_ && since_->count > count) {
      return Error{
          Problem::head_beyond, {std::to_string(since_->count), std::to_string(count)}, {}};
    }
    return {};
  }

  Status check_balances() {
    SQLite::Statement stored(book_.database(), kBalances);
    while (stored.executeStep()) {
      const std::int64_t account = stored.getColumn(0).getInt64();
      const Balance& balance = balance_of(account);
      if (stored.getColumn(1).getInt64() != balance.balance) {
        return broken("account", account, Flaw::balance);
      }
      if (stored.getColumn(2).getInt64() != balance.held) {
        return broken("account", account, Flaw::held);
      }
    }
    return check_remaining();
  }

  // What is open by the replay against what is written, in the order of the lots.
  Status check_remaining() {
    std::vector<OpenLot> open;
    for (const Balance& balance : balances_) {
      open.insert(open.end(), balance.lots.begin(), balance.lots.end());
    }
    const auto by_number = [](const OpenLot& a, const OpenLot& b) { return a.lot < b.lot; };
    std::sort(open.begin(), open.end(), by_number);
    const auto is_same = [](const OpenLot& a, const OpenLot& b) {
      return a.lot == b.lot && a.remaining == b.remaining;
    };
    const auto [here, there] =
        std::mismatch(open.begin(), open.end(), stored_open_.begin(), stored_open_.end(), is_same);
    if (here == open.end() && there == stored_open_.end()) return {};
    const bool is_here =
        there == stored_open_.end() || (here != open.end() && by_number(*here, *there));
    return broken("lot", is_here ? here->lot : there->lot, Flaw::remaining);
  }

  Status check_notes() {
    SQLite::Statement notes(book_.database(), kNotes);
    while (notes.executeStep()) {
      --checked_.erased_notes;
      const auto salt = read_salt(notes.getColumn(1));
      const bool is_it = salt && digest_of(*salt, notes.getColumn(2).getString()) ==
                                     read_digest(notes.getColumn(3));
      if (!is_it) return broken("transfer_note", notes.getColumn(0).getInt64(), Flaw::note);
    }
    SQLite::Statement loose(book_.database(), kLooseNotes);
    if (loose.executeStep()) {
      return broken("transfer_note", loose.getColumn(0).getInt64(), Flaw::surplus);
    }
    return {};
  }

  // Of what is wrong the lowest account is named, or else the lowest member.
  Status check_owners() {
    std::optional<std::int64_t> wrong;
    std::optional<std::int64_t> loose;
    SQLite::Statement row(book_.database(), kOwners);
    while (row.executeStep()) {
      const std::int64_t account = row.getColumn(1).getInt64();
      const auto owner = owners_.find(account);
      if (owner == owners_.end()) {
        if (!loose) loose = row.getColumn(0).getInt64();
        continue;
      }
      const auto salt = read_salt(row.getColumn(2));
      const bool is_it = salt && digest_of(*salt, row.getColumn(3).getString()) == owner->second;
      if (!is_it) wrong = std::min(account, wrong.value_or(account));
      owners_.erase(owner);
    }
    for (const std::int64_t account : erased_accounts()) owners_.erase(account);
    if (wrong) return broken("member_account", *wrong, Flaw::owner);
    if (loose) return broken("member_account", *loose, Flaw::surplus);
    if (owners_.empty()) return {};
    const auto lowest =
        std::min_element(owners_.begin(), owners_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    return broken("member_account", lowest->first, Flaw::missing);
  }

  // Nobody knows any more whose they were.
  std::vector<std::int64_t> erased_accounts() {
    SQLite::Statement row(book_.database(), kErased);
    std::vector<std::int64_t> accounts;
    while (row.executeStep()) accounts.push_back(row.getColumn(0).getInt64());
    checked_.erased_owners = static_cast<std::int64_t>(accounts.size());
    return accounts;
  }

  struct Hold {
    std::int64_t account = 0;    // that gave
    std::vector<OpenLot> taken;  // of each lot so much
  };

  const store::Reader& book_;
  const std::optional<Head>& since_;
  AccountIndex index_;
  std::vector<Balance> balances_;  // by their places in the index
  Rows actors_;
  Rows accounts_;
  Rows rules_;
  StockLinks stock_;
  TransfersAhead transfers_;
  NumberRows lots_;
  NumberRows allocations_;
  Checked checked_;
  Instant recorded_at_;
  std::unordered_map<std::int64_t, Digest> rule_digests_;
  std::unordered_map<std::int64_t, Digest> owners_;  // of members' accounts
  std::vector<OpenLot> stored_open_;                 // as the table says, in its order
  std::unordered_map<std::int64_t, Hold> holds_;     // that have not ended, by transfer
};

}  // namespace

std::string_view name_of(Flaw flaw) { return kNames[static_cast<std::size_t>(flaw)]; }

Status check_file(const store::Reader& book) {
  const std::string found = book.database().execAndGet("PRAGMA integrity_check(1)").getString();
  if (found != "ok") return Error{Problem::book_broken, {found}, {book.path(), 0, 0, {}}};
  SQLite::Statement lost(book.database(), "PRAGMA foreign_key_check");
  if (!lost.executeStep()) return {};
  return broken(lost.getColumn(0).getText(), lost.getColumn(1).getInt64(), Flaw::surplus);
}

Result<Checked> check(const store::Reader& book, const std::optional<Head>& since) {
  book.database().tryExec(kSortInMemory);
  return Replay(book, since).run();
}

}  // namespace yangxiao::points
