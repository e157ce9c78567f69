// What is held about a person, and what is erased of them: nothing is forgotten by the program.
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "points/check.hpp"
#include "points/held_words.hpp"
#include "redeem/donation.hpp"
#include "settle/erasure.hpp"
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
                                                    {"redemption.member", "redemptions"},
                                                    {"settlement_line.member", "list_lines"},
                                                    {"team.captain", "captain_of"},
                                                    {"visit.member", "visits"}};

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

namespace {

// A book in which a member left something in every table that can hold it. What only they have
// written or are called holds the word "secret".
void fill(store::Writer& book) {
  book.database().exec(R"sql(
    INSERT INTO batch (batch, subject, file, sha256, imported_at, actor, inserted, updated,
        unchanged, conflict, rejected, flawed, mark)
      VALUES (1, 'members', 'm.csv', '', 1, 'x', 1, 0, 0, 0, 0, 0, 1),
        (2, 'reports', 'r.csv', '', 1, 'x', 1, 0, 0, 0, 0, 0, 1),
        (3, 'teams', 't.csv', '', 1, 'x', 1, 0, 0, 0, 0, 0, 1);
    INSERT INTO channel (channel, code, name, content, mark) VALUES (1, 'phone', 'phone', 1, 1);
    INSERT INTO category (category, code, name, content, mark) VALUES (1, 'noise', 'noise', 1, 1);
    INSERT INTO agency (agency, code, name, content, mark) VALUES (1, 'a', 'a', 1, 1);
    INSERT INTO member (member, code, name, phone, note, patch, batch, content, mark)
      VALUES (1, 'secretA', 'secret name', '13800001111', 'secret note', 'secret patch', 1, 1, 1),
        (2, 'B', 'other', '13800002222', NULL, NULL, NULL, 1, 1);
    INSERT INTO member (member, code, name, merged_into, content, mark)
      VALUES (3, 'secretC', 'secret too', 1, 1, 1);
    INSERT INTO member_event (member, at, actor, kind, other, former, note, mark)
      VALUES (1, 1, 'x', 'phone', NULL, '13700001111', 'secret', 1),
        (3, 1, 'x', 'merged', 1, '{"code":"secretC","name":"secret too","phone":"13600001111"}',
          NULL, 1);
    INSERT INTO team (team, code, name, captain, content, mark) VALUES (1, 'T', 't', 1, 1, 1);
    INSERT INTO batch_former (batch, row, former)
      VALUES (1, 1, '{"code":"secretA","name":"secret former","phone":"13500001111"}'),
        (2, 1, '{"member":1,"contact_phone":"13800001111","contact_name":"secret name",
          "description":"by secret name","resolution":"","address":"","photos":""}'),
        (2, 2, '{"member":null,"contact_phone":"13700001111","contact_name":"secret uncle",
          "description":"","resolution":"","address":"","photos":"secret uncle.jpg"}'),
        (3, 1, '{"code":"T","captain":1}');
    INSERT INTO report (report, channel, external_id, category, state, filed_at, member,
        contact_phone, contact_name, description, resolution, address, photos, content, mark)
      VALUES (1, 1, '1', 1, 4, 1, 1, NULL, NULL, 'secret name saw it', 'told 138-0000-1111',
          'at secret name''s', '13800001111.jpg', 1, 1),
        (2, 1, '2', 1, 0, 1, NULL, '13700001111', 'secret uncle', 'secret uncle', NULL, NULL, NULL,
          1, 1),
        (3, 1, '3', 1, 0, 1, 2, '13800002222', 'other', 'of B', NULL, NULL, NULL, 1, 1);
    INSERT INTO report_event (report, at, actor, kind, reason, note, former, mark)
      VALUES (1, 1, 'x', 'link', 'secretA', NULL, NULL, 1),
        (1, 1, 'x', 'note', NULL, 'secret name called', NULL, 1),
        (1, 1, 'x', 'import', NULL, NULL,
          '{"phone":"138****1111","reporter":"secret name","description":"secret name"}', 1),
        (3, 1, 'x', 'set', NULL, NULL, '{"member":"secretA"}', 1);
    INSERT INTO item (item, code, name, kind, price, content, mark)
      VALUES (1, 'S', 'soap', 'goods', 15, 1, 1);
    INSERT INTO partner (partner, code, name, content, mark) VALUES (1, 'P', 'p', 1, 1);
    INSERT INTO redemption (redemption, code, item, quantity, price, member, partner, reserved_at,
        valid_until, actor, state, mark)
      VALUES (1, 'V', 1, 1, 15, 3, 1, 1, 2, 'x', 'cancelled', 1),
        (2, 'W', 1, 1, 15, 2, 1, 1, 2, 'x', 'cancelled', 1);
    INSERT INTO redemption_event (redemption, at, actor, kind, cause, note, mark)
      VALUES (1, 1, 'x', 'cancel', 'office', 'secret name is ill', 1),
        (2, 1, 'x', 'cancel', 'office', 'of B', 1);
    INSERT INTO activity (activity, code, name, held_on, mark) VALUES (1, 'V', 'v', 1, 1);
    INSERT INTO participation (participation, activity, member, mark) VALUES (1, 1, 1, 1);
    INSERT INTO attendance (participation, minutes, reason, source, actor, recorded_at, mark)
      VALUES (1, 60, 'secret reason', NULL, 'x', 1, 1);
    INSERT INTO objection (objection, report, member, note, filed_at, filed_by, decide_by,
        decided_at, decided_by, upheld, reason, mark)
      VALUES (1, 1, 1, 'secret objection', 1, 'x', 1, 1, 'y', 0, 'secret decision', 1);
    INSERT INTO approval (verb, member, points, reason, pot, asked_at, asked_by, asked_uid, mark)
      VALUES ('award', 'secretA', 500, 'secret award', '', 1, 'x', 1, 1);
    INSERT INTO request (verb, key, salt, asked, outcome, mark)
      VALUES ('award', 'secret key', zeroblob(16), '{}', '{"transfer":null,"member":"secretA"}', 1),
        ('object decide', 'secret key', zeroblob(16), '{}', '{"objection":1}', 1),
        ('award', 'theirs', zeroblob(16), '{}', '{"member":"B"}', 1);
  )sql");
}

// "table.column: text" of all that holds one of the words.
std::string found_in(const store::Reader& book, std::initializer_list<const char*> words) {
  std::string found;
  SQLite::Statement columns(book.database(), R"sql(
    SELECT tables.name, columns.name FROM sqlite_master AS tables,
      pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND columns.type IN ('TEXT', 'BLOB'))sql");
  while (columns.executeStep()) {
    const std::string table = columns.getColumn(0).getString();
    const std::string column = columns.getColumn(1).getString();
    SQLite::Statement texts(book.database(), "SELECT " + column + " FROM " + table);
    while (texts.executeStep()) {
      const std::string text = texts.getColumn(0).getString();
      for (const char* word : words) {
        if (text.find(word) != std::string::npos)
          found += table + "." + column + ": " + text + "\n";
      }
    }
  }
  return found;
}

std::int64_t number(const store::Reader& book, const char* sql) {
  return book.database().execAndGet(sql).getInt64();
}

}  // namespace

TEST_CASE("who is erased is in no table any more, and nobody else loses anything") {
  store::Writer book = station::book_in_memory();
  fill(book);
  Random random(1);
  const OpenLedger open = [&] { return points::Ledger::open(book, random, 1000); };
  {
    auto ledger = open();
    REQUIRE(ledger.ok());
    points::Posting posting;
    posting.debit = ledger->named(points::AccountKind::issue, "office");
    posting.credit = ledger->of_member(1);
    posting.amount = 7;
    posting.happened_at = book.now();
    posting.note = "secret rescue";
    REQUIRE(ledger->post(std::span(&posting, 1)).ok());
    book.database().exec(
        "INSERT INTO donor (donor, code, name, content, mark) VALUES (1, 'D', 'd', 1, 1)");
    redeem::StockLedger stock(ledger->chain());
    const redeem::Place counter{redeem::Place::Kind::partner, 1};
    const auto given = redeem::donate(book, stock, *calendar::Zone::named("UTC"),
                                      {{1, counter}, 1, 2, {}, {}, "of D"});
    REQUIRE(given.ok());
    redeem::StockPosting wasted{given->lot,
                                stock.of_place(redeem::StockAccountKind::shelf, counter),
                                stock.of_place(redeem::StockAccountKind::wasted, counter),
                                1,
                                redeem::MovementKind::waste,
                                1};
    wasted.note = "secret name spilt it";
    stock.post(std::span(&wasted, 1));
  }
  CHECK(found_in(book, {"secret"}) != "");
  const auto subject = data_subject(book, "secretA");
  REQUIRE(subject.ok());
  CHECK(subject->rows.size() == 2);
  CHECK(subject->phones.size() == 4);
  const auto erased = erase(book, open, "secretA");
  REQUIRE(erased.ok());
  CHECK(erased->forfeited == 7);
  CHECK(erased->reports == 2);
  CHECK(found_in(book, {"secret", "138****1111", "13800001111", "138-0000-1111", "13700001111",
                        "13600001111", "13500001111"}) == "");
  CHECK(points::check(book, {}).ok());
  CHECK(number(book,
               "SELECT count(*) FROM report WHERE contact_phone = '13800002222'"
               " AND description = 'of B'") == 1);
  CHECK(number(book, "SELECT count(*) FROM request") == 1);
  CHECK(number(book, "SELECT count(*) FROM redemption_event WHERE note = 'of B'") == 1);
  CHECK(number(book, "SELECT count(*) FROM report WHERE member = 1") == 1);
  CHECK(number(book, "SELECT count(*) FROM approval WHERE approved = 0") == 1);
  CHECK(number(book, "SELECT count(*) FROM batch_former WHERE NOT json_valid(former)") == 0);
  CHECK(data_subject(book, "secretA").error().what == Problem::entry_missing);
  CHECK(data_subject(book, "erased 1").error().what == Problem::entry_missing);
}

TEST_CASE("a name that is too short to tell anybody breaks no JSON") {
  store::Writer book = station::book_in_memory();
  fill(book);
  book.database().exec("UPDATE member SET name = 'an' WHERE member = 1");
  Random random(1);
  const auto erased = erase(
      book, [&] { return points::Ledger::open(book, random, 1000); }, "secretA");
  REQUIRE(erased.ok());
  CHECK(number(book, "SELECT count(*) FROM batch_former WHERE NOT json_valid(former)") == 0);
  CHECK(number(book,
               "SELECT count(*) FROM batch_former"
               " WHERE json_extract(former, '$.description') IS NOT NULL") == 2);
}

TEST_CASE("a phone that somebody else has by now leads to nothing of theirs") {
  store::Writer book = station::book_in_memory();
  fill(book);
  book.database().exec("UPDATE member SET phone = '13700001111' WHERE member = 2");
  const auto subject = data_subject(book, "secretA");
  REQUIRE(subject.ok());
  CHECK(!subject->own_phones.contains("13700001111"));
  CHECK(subject->own_phones.contains("13800001111"));
  Random random(1);
  REQUIRE(erase(
              book, [&] { return points::Ledger::open(book, random, 1000); }, "secretA")
              .ok());
  CHECK(number(book, "SELECT count(*) FROM report WHERE contact_phone = '13700001111'") == 1);
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
