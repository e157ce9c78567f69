#include "points/ledger.hpp"

#include <algorithm>

#include "store/bind_optional.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kAddAccount = R"sql(
  INSERT INTO account (account, number, kind, name, owner, recorded_at, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";
constexpr const char* kOfMember = R"sql(
  SELECT account FROM member_account WHERE member = ?1)sql";
constexpr const char* kKind = R"sql(SELECT kind FROM account WHERE account = ?1)sql";
constexpr const char* kCode = R"sql(SELECT code FROM member WHERE member = ?1)sql";
constexpr const char* kAddOwner = R"sql(
  INSERT INTO member_account (member, account, salt, mark) VALUES (?1, ?2, ?3, ?4))sql";
constexpr const char* kAddTransfer =
    "INSERT INTO transfer (" TRANSFER_COLUMNS
    ", hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
    "?18)";
constexpr const char* kAddNote = R"sql(
  INSERT INTO transfer_note (transfer, salt, text, mark) VALUES (?1, ?2, ?3, ?4))sql";
constexpr const char* kNextRule = R"sql(SELECT coalesce(max(rule), 0) + 1 FROM rule)sql";
constexpr const char* kAddRule = R"sql(
  INSERT INTO rule (rule, number, starts_on, text, actor, recorded_at, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";
constexpr const char* kRuleText = R"sql(SELECT text FROM rule WHERE rule = ?1)sql";
constexpr const char* kAddLot = R"sql(
  INSERT INTO lot (lot, account, amount, expires_at, remaining) VALUES (?1, ?2, ?3, ?4, ?3))sql";
constexpr const char* kAddAllocation = R"sql(
  INSERT INTO allocation (transfer, lot, amount) VALUES (?1, ?2, ?3))sql";
constexpr const char* kTaken = R"sql(
  SELECT lot, amount FROM allocation WHERE transfer = ?1 ORDER BY lot)sql";

std::int64_t sum_of(std::span<const Allocation> taken) {
  std::int64_t sum = 0;
  for (const Allocation& one : taken) sum += one.amount;
  return sum;
}

}  // namespace

Result<Ledger> Ledger::open(store::Writer& book, Random& random, std::int64_t uid) {
  auto chain = ChainEnd::open(book, random, uid);
  if (!chain) return chain.error();
  return Ledger(std::move(*chain));
}

std::int64_t Ledger::open_account(AccountKind kind, const std::string& name,
                                  const std::optional<Digest>& owner) {
  // 46 bits: six bytes in a row of the book.
  std::int64_t number = 0;
  while (number == 0 || account_at(chain_.book(), number)) {
    number = static_cast<std::int64_t>(chain_.random().next() >> 18U);
  }
  const Opening opening{number, chain_.next(), kind, name, owner, now()};
  const Digest& hash = chain_.append(opening);
  SQLite::Statement& add = chain_.prepared(kAddAccount);
  add.bind(1, number);
  add.bind(2, opening.number);
  add.bind(3, static_cast<std::int64_t>(kind));
  owner ? add.bind(4) : add.bind(4, name);
  put(add, 5, owner);
  add.bind(6, now().seconds);
  put(add, 7, hash);
  add.exec();
  kinds_.emplace(number, kind);
  return number;
}

std::int64_t Ledger::of_member(std::int64_t member) {
  if (const auto account = known_account_of(member)) return *account;
  SQLite::Statement& code = chain_.prepared(kCode);
  code.bind(1, member);
  code.executeStep();
  const Salt salt = salt_from(chain_.random());
  const std::int64_t account =
      open_account(AccountKind::member, {}, digest_of(salt, code.getColumn(0).getString()));
  SQLite::Statement& add = chain_.prepared(kAddOwner);
  add.bind(1, member);
  add.bind(2, account);
  put(add, 3, salt);
  add.bind(4, chain_.book().mark());
  add.exec();
  return account;
}

std::optional<std::int64_t> Ledger::known_account_of(std::int64_t member) {
  SQLite::Statement& query = chain_.prepared(kOfMember);
  query.bind(1, member);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

std::int64_t Ledger::named(AccountKind kind, const std::string& name) {
  if (const auto account = account_named(chain_.book(), kind, name)) return account->account;
  return open_account(kind, name, {});
}

AccountKind Ledger::kind_of(std::int64_t account) {
  const auto known = kinds_.find(account);
  if (known != kinds_.end()) return known->second;
  SQLite::Statement& query = chain_.prepared(kKind);
  query.bind(1, account);
  query.executeStep();
  const auto kind = static_cast<AccountKind>(query.getColumn(0).getInt64());
  return kinds_.emplace(account, kind).first->second;
}

std::vector<Allocation> Ledger::taken_by(std::int64_t transfer) {
  SQLite::Statement& query = chain_.prepared(kTaken);
  query.bind(1, transfer);
  std::vector<Allocation> taken;
  while (query.executeStep()) {
    taken.push_back({query.getColumn(0).getInt64(), -query.getColumn(1).getInt64()});
  }
  return taken;
}

std::vector<Allocation> Ledger::allocations(const Posting& posting, LotRule rule) {
  if (rule == LotRule::none) return {};
  if (rule == LotRule::given_back) return taken_by(posting.resolves.value_or(0));
  if (!open_lots_) open_lots_.emplace(chain_.book());
  return take(open_lots_->of(posting.debit),
              {rule, posting.amount, posting.resolves, posting.reverses, now()});
}

// Whether the account that gives has what is asked of it.
Status Ledger::check(const Posting& posting, AccountKind debit, LotRule rule,
                     std::span<const Allocation> taken) const {
  if (may_be_negative(debit)) return {};
  if (rule != LotRule::none && rule != LotRule::given_back) {
    const std::int64_t sum = sum_of(taken);
    if (sum == posting.amount) return {};
    return Error{Problem::points_short, {std::to_string(sum), std::to_string(posting.amount)}, {}};
  }
  const Account giver = *account_at(chain_.book(), posting.debit);
  if (giver.balance >= posting.amount) return {};
  return Error{Problem::pot_short,
               {giver.name, std::to_string(giver.balance), std::to_string(posting.amount)},
               {}};
}

void Ledger::write(const Transfer& transfer, const Digest& hash) {
  SQLite::Statement& add = chain_.prepared(kAddTransfer);
  const auto& subject = transfer.subject;
  add.bind(1, transfer.number);
  add.bind(2, transfer.first);
  add.bind(3, transfer.debit);
  add.bind(4, transfer.credit);
  add.bind(5, transfer.amount);
  add.bind(6, static_cast<std::int64_t>(transfer.kind));
  using Number = std::optional<std::int64_t>;
  store::bind_optional(add, 7,
                       subject ? Number(static_cast<std::int64_t>(subject->kind)) : Number());
  store::bind_optional(add, 8, subject ? Number(subject->number) : Number());
  store::bind_optional(add, 9, transfer.expires_at);
  add.bind(10, transfer.happened_at.seconds);
  add.bind(11, transfer.recorded_at.seconds);
  add.bind(12, transfer.actor);
  store::bind_optional(add, 13, transfer.batch);
  store::bind_optional(add, 14, transfer.resolves);
  store::bind_optional(add, 15, transfer.reverses);
  put(add, 16, transfer.note);
  store::bind_optional(add, 17, transfer.rule);
  put(add, 18, hash);
  add.exec();
}

std::int64_t Ledger::next() {
  chain_.actor();
  return chain_.next();
}

std::int64_t Ledger::record_rule(std::int64_t starts_on, const std::string& text) {
  const std::int64_t who = chain_.actor();
  SQLite::Statement& next = chain_.prepared(kNextRule);
  next.executeStep();
  const RuleLink rule{next.getColumn(0).getInt64(), chain_.next(), starts_on, text, who, now()};
  next.reset();
  const Digest& hash = chain_.append(rule);
  SQLite::Statement& add = chain_.prepared(kAddRule);
  add.bind(1, rule.rule);
  add.bind(2, rule.number);
  add.bind(3, rule.starts_on);
  add.bind(4, rule.text);
  add.bind(5, rule.actor);
  add.bind(6, rule.recorded_at.seconds);
  put(add, 7, hash);
  add.exec();
  return rule.rule;
}

std::optional<Digest> Ledger::rule_digest(const std::optional<std::int64_t>& rule) {
  if (!rule) return std::nullopt;
  const auto known = rules_.find(*rule);
  if (known != rules_.end()) return known->second;
  SQLite::Statement& text = chain_.prepared(kRuleText);
  text.bind(1, *rule);
  text.executeStep();
  return rules_.emplace(*rule, digest_of(text.getColumn(0).getString())).first->second;
}

void Ledger::keep_note(std::int64_t number, const Salt& salt, const std::string& text) {
  SQLite::Statement& add = chain_.prepared(kAddNote);
  add.bind(1, number);
  put(add, 2, salt);
  add.bind(3, text);
  add.bind(4, chain_.book().mark());
  add.exec();
}

void Ledger::make_lots() {
  // In the order of the index by account, in which they would lie all over: each finds its page
  // where the one before left it.
  std::sort(new_lots_.begin(), new_lots_.end(), [](const NewLot& a, const NewLot& b) {
    return a.account != b.account ? a.account < b.account : spends_before(a.lot, b.lot);
  });
  for (const auto& [account, lot] : new_lots_) {
    SQLite::Statement& add = chain_.prepared(kAddLot);
    add.bind(1, lot.lot);
    add.bind(2, account);
    add.bind(3, lot.remaining);
    add.bind(4, lot.expires_at.seconds);
    add.exec();
  }
  new_lots_.clear();
}

void Ledger::add_allocation(std::int64_t transfer, const Allocation& allocation) {
  SQLite::Statement& add = chain_.prepared(kAddAllocation);
  add.bind(1, transfer);
  add.bind(2, allocation.lot);
  add.bind(3, allocation.amount);
  add.exec();
}

Result<std::int64_t> Ledger::post(std::span<const Posting> postings,
                                  std::optional<std::int64_t> batch) {
  const std::int64_t who = chain_.actor();
  const std::int64_t first = chain_.next();
  for (const Posting& posting : postings) {
    const AccountKind debit = kind_of(posting.debit);
    const AccountKind credit = kind_of(posting.credit);
    const LotRule rule = lot_rule(debit, credit, posting.kind);
    if (rule != LotRule::none) make_lots();
    const std::vector<Allocation> taken = allocations(posting, rule);
    const Status covered = check(posting, debit, rule, taken);
    if (!covered) return covered.error();

    std::optional<Digest> note;
    Salt salt{};
    if (!posting.note.empty()) note = digest_of(salt = salt_from(chain_.random()), posting.note);
    const Transfer transfer{
        chain_.next(), first,           posting.debit,      posting.credit,      posting.amount,
        posting.kind,  posting.subject, posting.expires_at, posting.happened_at, now(),
        who,           batch,           posting.resolves,   posting.reverses,    note,
        posting.rule};
    write(transfer, chain_.append(transfer, rule_digest(posting.rule)));
    if (note) keep_note(transfer.number, salt, posting.note);
    if (makes_lot(credit, posting.kind)) {
      new_lots_.push_back(
          {posting.credit, {transfer.number, posting.expires_at.value_or(kNever), posting.amount}});
    }
    for (const Allocation& one : taken) add_allocation(transfer.number, one);
  }
  make_lots();
  return first;
}

}  // namespace yangxiao::points
