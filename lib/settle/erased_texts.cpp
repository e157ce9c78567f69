#include "settle/erased_texts.hpp"

#include <algorithm>
#include <vector>

#include <sqlite3.h>

#include "base/text/masking.hpp"

namespace yangxiao::settle {
namespace {

constexpr int kMark = 5;
constexpr int kWord = 9;
constexpr int kInstead = 10;

// A word of theirs in the texts of their reports: ?9 the word, ?10 what stands in its place. An id
// of the channel stays one of its own.
constexpr const char* kWordInReports = R"sql(
  UPDATE report SET description = replace(description, ?9, ?10),
    resolution = replace(resolution, ?9, ?10), address = replace(address, ?9, ?10),
    photos = replace(photos, ?9, ?10),
    external_id = replace(external_id, ?9, 'erased-' || report), mark = ?5
  WHERE )sql" REPORT_IS_THEIRS R"sql(
    AND instr(coalesce(description, '') || coalesce(resolution, '') || coalesce(address, '')
      || coalesce(photos, '') || coalesce(external_id, ''), ?9) > 0)sql";
// Of a JSON object only the texts: a word may be that of a key, and quotes are written otherwise.
constexpr const char* kWordInEvents = R"sql(
  UPDATE report_event SET reason = replace(reason, ?9, ?10), note = replace(note, ?9, ?10),
    former = json_replace(former,
      '$.description', replace(json_extract(former, '$.description'), ?9, ?10),
      '$.resolution', replace(json_extract(former, '$.resolution'), ?9, ?10),
      '$.address', replace(json_extract(former, '$.address'), ?9, ?10),
      '$.photos', replace(json_extract(former, '$.photos'), ?9, ?10),
      '$.external_id', replace(json_extract(former, '$.external_id'), ?9, 'erased-' || report)),
    mark = ?5
  WHERE report IN (SELECT report FROM report WHERE )sql" REPORT_IS_THEIRS R"sql()
    AND (former IS NOT NULL OR instr(coalesce(reason, '') || coalesce(note, ''), ?9) > 0))sql";
constexpr const char* kWordInFormerReports = R"sql(
  UPDATE batch_former SET former = json_replace(former,
      '$.description', replace(json_extract(former, '$.description'), ?9, ?10),
      '$.resolution', replace(json_extract(former, '$.resolution'), ?9, ?10),
      '$.address', replace(json_extract(former, '$.address'), ?9, ?10),
      '$.photos', replace(json_extract(former, '$.photos'), ?9, ?10),
      '$.external_id', replace(json_extract(former, '$.external_id'), ?9, 'erased-' || row))
  WHERE )sql" FORMER_REPORT_IS_THEIRS;
// The same of the names of files.
constexpr const char* kWordInFiles = R"sql(
  UPDATE batch SET file = replace(file, ?9, ?10) WHERE instr(file, ?9) > 0)sql";
constexpr const char* kHidden = "***";

// Numbers that tell a person, in whatever form the masks know, in the texts of their reports.
constexpr const char* kNumbersInReports = R"sql(
  UPDATE report SET description = hide_within(description), resolution = hide_within(resolution),
    address = hide_within(address), mark = ?5
  WHERE )sql" REPORT_IS_THEIRS R"sql(
    AND (hide_within(description) IS NOT description OR hide_within(resolution) IS NOT resolution
      OR hide_within(address) IS NOT address))sql";
constexpr const char* kNumbersInEvents = R"sql(
  UPDATE report_event SET reason = hide_within(reason), note = hide_within(note),
    former = json_replace(former,
      '$.description', hide_within(json_extract(former, '$.description')),
      '$.resolution', hide_within(json_extract(former, '$.resolution')),
      '$.address', hide_within(json_extract(former, '$.address'))),
    mark = ?5
  WHERE report IN (SELECT report FROM report WHERE )sql" REPORT_IS_THEIRS R"sql()
    AND (hide_within(former) IS NOT former OR hide_within(reason) IS NOT reason
      OR hide_within(note) IS NOT note))sql";
constexpr const char* kNumbersInFormerReports = R"sql(
  UPDATE batch_former SET former = json_replace(former,
      '$.description', hide_within(json_extract(former, '$.description')),
      '$.resolution', hide_within(json_extract(former, '$.resolution')),
      '$.address', hide_within(json_extract(former, '$.address')))
  WHERE )sql" FORMER_REPORT_IS_THEIRS;

// The digits of their phones, the longest first: the number of a house may be a part of another.
std::vector<std::string> digits_of(const DataSubject& subject) {
  constexpr std::size_t kShortest = 7;  // of a phone in a city
  std::vector<std::string> all;
  for (const std::string& phone : subject.phones) {
    std::string digits = phone;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    if (digits.size() >= kShortest) all.push_back(std::move(digits));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return all;
}

// hide_within(text) for statements: the numbers that base/text/masking.hpp knows, and their phones,
// landlines too, however somebody wrote them.
void hide_within(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) {
    sqlite3_result_null(context);
    return;
  }
  std::string hidden =
      text::hide_within({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  const auto& phones = *static_cast<const std::vector<std::string>*>(sqlite3_user_data(context));
  for (const std::string& digits : phones) hidden = text::hide_digits(hidden, digits);
  sqlite3_result_text64(context, hidden.data(), hidden.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

// What is looked for in texts, the longest first: a name may be part of another. What is too short
// to tell anybody ("-", "Li") stands in other words, too.
std::vector<std::string> telling_words(const DataSubject& subject) {
  constexpr std::size_t kShortest = 4;  // bytes: two Chinese characters have six
  std::vector<std::string> words;
  for (const std::string& name : subject.names) {
    if (name.size() >= kShortest) words.push_back(name);
  }
  // In ids, photos and names of files they stand as they are; texts have them in many forms.
  words.insert(words.end(), subject.phones.begin(), subject.phones.end());
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return words;
}

SQLite::Statement bound(store::Writer& book, const DataSubject& subject, const char* sql) {
  SQLite::Statement statement(book.database(), sql);
  bind_lists(statement, subject);
  if (statement.getBindParameterCount() >= kMark) statement.bind(kMark, book.mark());
  return statement;
}

}  // namespace

void clear_texts(store::Writer& book, const DataSubject& subject) {
  std::vector<std::string> phones = digits_of(subject);
  book.database().createFunction("hide_within", 1, true, &phones, &hide_within);
  for (const char* sql : {kNumbersInReports, kNumbersInEvents, kNumbersInFormerReports}) {
    bound(book, subject, sql).exec();
  }
  const std::vector<std::string> words = telling_words(subject);
  for (const char* sql : {kWordInReports, kWordInEvents, kWordInFormerReports, kWordInFiles}) {
    for (const std::string& word : words) {
      SQLite::Statement statement = bound(book, subject, sql);
      statement.bind(kWord, word);
      statement.bind(kInstead, kHidden);
      statement.exec();
    }
  }
}

}  // namespace yangxiao::settle
