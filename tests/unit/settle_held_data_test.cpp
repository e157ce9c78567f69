// What is held about a person, and what is erased of them: nothing is forgotten by the program.
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "points/held_words.hpp"
#include "settle/held_data.hpp"
#include "station_book.hpp"

namespace yangxiao::settle {
namespace {

// "table.column" of everything that names a member's row.
std::set<std::string> columns_of_members(const store::Reader& book) {
  SQLite::Statement query(book.database(), R"sql(
    SELECT tables.name || '.' || columns.name
    FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND (columns.name IN ('member', 'captain', 'contact_phone')
      OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(tables.name) AS keys
        WHERE keys."table" = 'member' AND keys."from" = columns.name)))sql");
  std::set<std::string> columns;
  while (query.executeStep()) columns.insert(query.getColumn(0).getString());
  return columns;
}

// The section in which each is read. A new one is to be added here, to the copy that the member
// gets, and to what lib/settle/erasure.cpp clears.
const std::map<std::string, std::string> kReadIn = {{"approval.member", "asked_by_hand"},
                                                    {"bonus.member", "payments"},
                                                    {"due.member", "dues"},
                                                    {"earning.member", "payments"},
                                                    {"erasure.member", ""},  // only of who is gone
                                                    {"member.member", "member"},
                                                    {"member.merged_into", "member"},
                                                    {"member_account.member", "accounts"},
                                                    {"member_event.member", "history"},
                                                    {"member_event.other", "history"},
                                                    {"objection.member", "objections"},
                                                    {"participation.member", "volunteer_service"},
                                                    {"report.contact_phone", "reports"},
                                                    {"report.member", "reports"},
                                                    {"settlement_line.member", "list_lines"},
                                                    {"team.captain", "captain_of"}};

std::string sql_of(const std::string& section) {
  for (const HeldSection& one : held_sections()) {
    if (one.name == section) return one.sql;
  }
  return {};
}

}  // namespace

TEST_CASE("every table that names a member is in the copy that they get") {
  const store::Writer book = station::book_in_memory();
  for (const std::string& column : columns_of_members(book)) {
    CAPTURE(column);
    const auto section = kReadIn.find(column);
    REQUIRE(section != kReadIn.end());
    if (section->second.empty() || section->second == "accounts") continue;
    const std::string table = column.substr(0, column.find('.'));
    CHECK(sql_of(section->second).find(table) != std::string::npos);
  }
}

TEST_CASE("every section and field of the copy has words for people") {
  for (const HeldSection& section : held_sections()) {
    CHECK(cmd::points::words_for_held(section.name) != nullptr);
    for (const HeldField& field : section.fields) {
      CAPTURE(field.name);
      CHECK(cmd::points::words_for_held(field.name) != nullptr);
    }
  }
}

}  // namespace yangxiao::settle
