#include "settle/data_subject.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/account.hpp"
#include "points/debt.hpp"

namespace yangxiao::settle {
namespace {

namespace field = member::field;

constexpr const char* kFormerWords = R"sql(
  SELECT kind, former FROM member_event
  WHERE kind IN ('phone', 'name') AND member IN (SELECT value FROM json_each(?1)))sql";
// What their rows said before imports wrote over them, and when they were merged.
constexpr const char* kFormerRows = R"sql(
  SELECT batch_former.former FROM batch CROSS JOIN batch_former USING (batch)
  WHERE batch.subject = 'members' AND batch_former.row IN (SELECT value FROM json_each(?1))
  UNION ALL
  SELECT former FROM member_event
  WHERE kind IN ('merged', 'took-in') AND former IS NOT NULL
    AND member IN (SELECT value FROM json_each(?1)))sql";

// Whether another member has a phone, or had it.
constexpr const char* kOthersPhone = R"sql(
  SELECT 1 FROM member
  WHERE phone = ?2 AND member NOT IN (SELECT value FROM json_each(?1))
  UNION ALL
  SELECT 1 FROM member_event
  WHERE kind = 'phone' AND former = ?2 AND member NOT IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kContactNames = R"sql(
  SELECT contact_name FROM report
  WHERE contact_name IS NOT NULL AND )sql" REPORT_IS_THEIRS;

template <typename List>
std::string to_json(const List& list) {
  return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void add_unmasked(std::set<std::string>& words, const std::string& word) {
  if (!word.empty() && !text::is_masked(word)) words.insert(word);
}

void add_entry(DataSubject& subject, const catalogue::Entry& entry) {
  subject.codes.insert(entry.code);
  add_unmasked(subject.names, catalogue::text_of(entry, field::name));
  add_unmasked(subject.phones, catalogue::text_of(entry, field::phone));
}

void add_former(const store::Reader& book, DataSubject& subject) {
  SQLite::Statement words(book.database(), kFormerWords);
  bind_lists(words, subject);
  while (words.executeStep()) {
    const bool is_phone = words.getColumn(0).getString() == "phone";
    add_unmasked(is_phone ? subject.phones : subject.names, words.getColumn(1).getString());
  }
  SQLite::Statement rows(book.database(), kFormerRows);
  bind_lists(rows, subject);
  while (rows.executeStep()) {
    const auto entry = catalogue::from_json(member::members(), rows.getColumn(0).getString());
    if (entry) add_entry(subject, *entry);
  }
}

void add_own_phones(const store::Reader& book, DataSubject& subject) {
  SQLite::Statement others(book.database(), kOthersPhone);
  for (const std::string& phone : subject.phones) {
    others.reset();
    others.bind(1, subject.rows_json());
    others.bind(2, phone);
    if (!others.executeStep()) subject.own_phones.insert(phone);
  }
}

void add_contact_names(const store::Reader& book, DataSubject& subject) {
  SQLite::Statement names(book.database(), kContactNames);
  bind_lists(names, subject);
  while (names.executeStep()) add_unmasked(subject.names, names.getColumn(0).getString());
}

void add_accounts(const store::Reader& book, DataSubject& subject) {
  for (const std::int64_t row : subject.rows) {
    const auto account = points::account_of_member(book, row);
    if (!account) continue;
    subject.accounts.push_back(account->account);
    const auto debt = points::account_named(book, points::AccountKind::unrecovered,
                                            points::debt_name(account->account));
    if (debt) subject.accounts.push_back(debt->account);
  }
}

}  // namespace

std::string DataSubject::rows_json() const { return to_json(rows); }
std::string DataSubject::codes_json() const { return to_json(codes); }
std::string DataSubject::phones_json() const { return to_json(own_phones); }
std::string DataSubject::accounts_json() const { return to_json(accounts); }

DataSubject contact_subject(const store::Reader& book, const std::set<std::string>& phones,
                            std::set<std::string> names) {
  DataSubject subject;
  subject.phones = phones;
  subject.names = std::move(names);
  add_own_phones(book, subject);
  subject.phones = subject.own_phones;
  return subject;
}

void bind_lists(SQLite::Statement& statement, const DataSubject& subject) {
  const std::array<std::string, 4> lists = {subject.rows_json(), subject.accounts_json(),
                                            subject.phones_json(), subject.codes_json()};
  const int taken = std::min<int>(statement.getBindParameterCount(), lists.size());
  for (int i = 1; i <= taken; ++i) statement.bind(i, lists[static_cast<std::size_t>(i) - 1]);
}

Result<DataSubject> data_subject(const store::Reader& book, const std::string& code) {
  const auto entry = catalogue::entry_with_code(book, member::members(), code);
  if (!entry) return entry.error();
  DataSubject subject;
  subject.head = member::head_of(book, entry->id);
  subject.rows = member::one_person(book, subject.head);
  catalogue::EntryReader reader(book, member::members());
  for (const std::int64_t row : subject.rows) add_entry(subject, *reader.at(row));
  add_former(book, subject);
  add_own_phones(book, subject);
  add_contact_names(book, subject);
  add_accounts(book, subject);
  return subject;
}

}  // namespace yangxiao::settle
