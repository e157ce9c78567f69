#include "points/journal.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "points/account_names.hpp"
#include "points/head.hpp"
#include "points/transfer.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS "FROM transfer ORDER BY number";

constexpr std::size_t kBlock = 64U << 10U;

// Where an account of a kind stands in the tree.
std::string_view branch_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::member:
      return "Assets:Members:";
    case AccountKind::pot:
      return "Assets:Pots:";
    case AccountKind::held:
      return "Assets:";
    case AccountKind::issue:
      return "Income:Issue:";
    case AccountKind::unrecovered:
      return "Income:";
    case AccountKind::redeemed:
    case AccountKind::expired:
    case AccountKind::forfeit:
      break;
  }
  return "Expenses:";
}

bool is_plain(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A part of an account's name: beancount takes letters, digits, '-' and what is not ASCII, and no
// small letter or '-' as the first (beancount 2, parser/lexer.l). Everything else becomes "-u" and
// its code.
std::string part_of(std::string_view name) {
  std::string part;
  for (const char c : name) {
    if (is_plain(c)) {
      part += c;
    } else {
      part += fmt::format("-u{:02X}", static_cast<unsigned char>(c));
    }
  }
  if (!part.empty() && part[0] >= 'a' && part[0] <= 'z') {
    part[0] = static_cast<char>(part[0] - 'a' + 'A');
  }
  const bool is_initial = !part.empty() && part[0] != '-';
  return is_initial ? part : "X" + part;
}

// The accounts as they are called in a journal.
class Accounts {
 public:
  explicit Accounts(const store::Reader& book) {
    for (NamedAccount& account : named_accounts(book)) {
      const std::string own =
          account.name.empty() ? "erased-" + std::to_string(account.account) : account.name;
      account.name = unique(std::string(branch_of(account.kind)) + part_of(own));
      order_.push_back(account.account);
      accounts_.emplace(account.account, std::move(account));
    }
  }

  const std::vector<std::int64_t>& order() const { return order_; }
  const NamedAccount& at(std::int64_t account) const { return accounts_.at(account); }

 private:
  // Codes that differ in what became "-u", or in their first letter, stay apart.
  std::string unique(std::string name) {
    const std::string wanted = name;
    for (int i = 2; !used_.insert(name).second; ++i) name = wanted + "-" + std::to_string(i);
    return name;
  }

  std::vector<std::int64_t> order_;
  std::unordered_map<std::int64_t, NamedAccount> accounts_;
  std::unordered_set<std::string> used_;
};

// What both formats say beside a booking: "transfer", "report", ...; without the persons.
struct Detail {
  std::string_view name;
  std::string text;
};
std::vector<Detail> details_of(const Transfer& transfer, const calendar::Zone& zone,
                               const CodeOfSubject& code_of) {
  std::vector<Detail> details = {{"transfer", std::to_string(transfer.number)},
                                 {"group", std::to_string(transfer.first)}};
  if (transfer.subject) {
    details.push_back({name_of(transfer.subject->kind), code_of(*transfer.subject)});
  }
  if (transfer.rule) details.push_back({"rule", std::to_string(*transfer.rule)});
  if (transfer.resolves) details.push_back({"resolves", std::to_string(*transfer.resolves)});
  if (transfer.reverses) details.push_back({"reverses", std::to_string(*transfer.reverses)});
  details.push_back({"happened", calendar::to_rfc3339(transfer.happened_at, zone)});
  if (transfer.expires_at) {
    details.push_back({"expires", calendar::to_rfc3339(*transfer.expires_at, zone)});
  }
  return details;
}

struct JournalText {
  JournalText() = default;
  JournalText(const JournalText&) = delete;
  JournalText& operator=(const JournalText&) = delete;
  virtual ~JournalText() = default;
  // `day`: the first that anything is booked on.
  virtual std::string heading(const std::string& title, const Accounts& accounts,
                              const std::string& day) const = 0;
  virtual std::string booking(const Transfer& transfer, const std::string& day,
                              const std::vector<Detail>& details,
                              const Accounts& accounts) const = 0;
  // `day`: the last one.
  virtual std::string assertions(const Accounts& accounts, calendar::Day day) const = 0;
};

struct HledgerText final : JournalText {
  std::string heading(const std::string& title, const Accounts& accounts,
                      const std::string&) const override {
    std::string text = fmt::format("; {}\ncommodity 1000. PTS\n", title);
    for (const std::int64_t account : accounts.order()) {
      text += "account " + accounts.at(account).name + "\n";
    }
    for (std::size_t i = 0; i < kTransferKinds; ++i) {
      text += fmt::format("payee {}\n", name_of(static_cast<TransferKind>(i)));
    }
    return text + "payee balances\n";
  }
  std::string booking(const Transfer& transfer, const std::string& day,
                      const std::vector<Detail>& details, const Accounts& accounts) const override {
    std::string text =
        fmt::format("\n{} ({}) {}  ; ", day, transfer.number, name_of(transfer.kind));
    for (std::size_t i = 1; i < details.size(); ++i) {
      text += fmt::format("{}{}:{}", i == 1 ? "" : ", ", details[i].name, details[i].text);
    }
    return text + fmt::format("\n    {}  {} PTS\n    {}  -{} PTS\n",
                              accounts.at(transfer.credit).name, transfer.amount,
                              accounts.at(transfer.debit).name, transfer.amount);
  }
  std::string assertions(const Accounts& accounts, calendar::Day day) const override {
    std::string text = fmt::format("\n{} balances\n", calendar::to_text(day));
    for (const std::int64_t number : accounts.order()) {
      const NamedAccount& account = accounts.at(number);
      text += fmt::format("    {}  0 PTS = {} PTS\n", account.name, account.balance);
    }
    return text;
  }
};

struct BeancountText final : JournalText {
  std::string heading(const std::string& title, const Accounts& accounts,
                      const std::string& day) const override {
    std::string text =
        fmt::format("; {0}\noption \"title\" \"{0}\"\n{1} commodity PTS\n", title, day);
    for (const std::int64_t account : accounts.order()) {
      text += fmt::format("{} open {} PTS\n", day, accounts.at(account).name);
    }
    return text;
  }
  std::string booking(const Transfer& transfer, const std::string& day,
                      const std::vector<Detail>& details, const Accounts& accounts) const override {
    std::string text = fmt::format("\n{} * \"{}\"\n", day, name_of(transfer.kind));
    for (const Detail& one : details) text += fmt::format("  {}: \"{}\"\n", one.name, one.text);
    return text + fmt::format("  {}  {} PTS\n  {}  -{} PTS\n", accounts.at(transfer.credit).name,
                              transfer.amount, accounts.at(transfer.debit).name, transfer.amount);
  }
  // A balance of beancount is that of the beginning of its day.
  std::string assertions(const Accounts& accounts, calendar::Day day) const override {
    const std::string next =
        calendar::to_text(calendar::day_of(calendar::days_since_epoch(day) + 1));
    std::string text = "\n";
    for (const std::int64_t number : accounts.order()) {
      const NamedAccount& account = accounts.at(number);
      text += fmt::format("{} balance {}  {} PTS\n", next, account.name, account.balance);
    }
    return text;
  }
};

std::unique_ptr<JournalText> text_in(JournalFormat format) {
  if (format == JournalFormat::hledger) return std::make_unique<HledgerText>();
  return std::make_unique<BeancountText>();
}

}  // namespace

std::optional<JournalFormat> journal_format_named(std::string_view word) {
  if (word == "hledger") return JournalFormat::hledger;
  if (word == "beancount") return JournalFormat::beancount;
  return std::nullopt;
}

Status write_journal(const store::Reader& book, const calendar::Zone& zone, JournalFormat format,
                     const CodeOfSubject& code_of, Output& output) {
  const std::unique_ptr<JournalText> journal = text_in(format);
  const Accounts accounts(book);
  const std::string title = fmt::format("yangxiao, book {}, ledger {}",
                                        book.property("id").value_or(""), to_text(head_of(book)));
  SQLite::Statement row(book.database(), kTransfers);
  std::string text;
  std::optional<calendar::Day> last;
  while (row.executeStep()) {
    const Transfer transfer = read_transfer(row);
    const calendar::Day day = calendar::local_of(transfer.recorded_at, zone).day;
    const std::string day_text = calendar::to_text(day);
    if (!last) text = journal->heading(title, accounts, day_text);
    last = day;
    text += journal->booking(transfer, day_text, details_of(transfer, zone, code_of), accounts);
    if (text.size() < kBlock) continue;
    const Status written = output.write(text);
    if (!written) return written;
    text.clear();
  }
  if (!last) return output.write("; " + title + "\n");
  return output.write(text + journal->assertions(accounts, *last));
}

}  // namespace yangxiao::points
