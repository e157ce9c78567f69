// A person as the data law sees them: every row, code, name, phone and account under which the book
// knows one of them, by now or before.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct DataSubject {
  std::int64_t head = 0;           // the row that they are
  std::vector<std::int64_t> rows;  // and those that were found to be them
  std::set<std::string> codes;
  std::set<std::string> names;       // also what their reports call them; masked ones are nobody's
  std::set<std::string> phones;      // normalised; the same
  std::set<std::string> own_phones;  // of these, what no other member has or had
  std::vector<std::int64_t> accounts;  // of points, those of what they owe included

  // As JSON lists, for json_each() in a statement.
  std::string rows_json() const;
  std::string codes_json() const;
  std::string phones_json() const;
  std::string accounts_json() const;
};

// Of whom a code is, whatever row of theirs. Errors: entry_missing.
Result<DataSubject> data_subject(const store::Reader& book, const std::string& code);

// Who is known by phones and names alone, and is no member; phones that a member has or had are
// left out.
DataSubject contact_subject(const store::Reader& book, const std::set<std::string>& phones,
                            std::set<std::string> names);

// Of statements that bind_lists() binds: whether a row of report is theirs, and whether one of
// batch_former is what a report of theirs was.
#define REPORT_IS_THEIRS                                  \
  "(report.member IN (SELECT value FROM json_each(?1)) "  \
  "OR report.member IS NULL AND report.contact_phone IN " \
  "(SELECT value FROM json_each(?3)))"
#define FORMER_REPORT_IS_THEIRS                                               \
  "(batch IN (SELECT batch FROM batch WHERE subject = 'reports') "            \
  "AND (row IN (SELECT report FROM report "                                   \
  "WHERE member IN (SELECT value FROM json_each(?1))) "                       \
  "OR json_extract(former, '$.member') IN (SELECT value FROM json_each(?1)) " \
  "OR json_extract(former, '$.member') IS NULL "                              \
  "AND json_extract(former, '$.contact_phone') IN (SELECT value FROM json_each(?3))))"

// Binds what a statement takes of ?1 the rows, ?2 the accounts, ?3 the phones that are theirs
// alone, ?4 the codes.
void bind_lists(SQLite::Statement& statement, const DataSubject& subject);

}  // namespace yangxiao::settle
