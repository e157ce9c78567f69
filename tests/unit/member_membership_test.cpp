#include <doctest/doctest.h>

#include "catalogue/change.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/import.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "member/membership.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::member;
using catalogue::text_of;

namespace {

using Fields = std::vector<table::Assignment>;

Result<catalogue::Entry> add(store::Writer& book, const Fields& fields) {
  return catalogue::add_entry(book, members(), fields, {geo::Datum::wgs84, geo::Order::lat_lon});
}

catalogue::Entry must_add(store::Writer& book, const Fields& fields) {
  auto entry = add(book, fields);
  REQUIRE(entry.ok());
  return std::move(*entry);
}

Result<catalogue::ImportSummary> import_text(store::Writer& book, std::string_view csv) {
  MemoryInput input("members.csv", csv);
  CollectingReporter reporter;
  return catalogue::import_entries(book, members(), input, {}, reporter);
}

std::string dump(const store::Reader& book) {
  std::string text;
  SQLite::Statement query(book.database(),
                          "SELECT member || '|' || code || '|' || name || '|' || "
                          "coalesce(phone, '-') || '|' || coalesce(left_on, '-') || '|' || edited "
                          "|| '|' || content FROM member ORDER BY member");
  while (query.executeStep()) text += query.getColumn(0).getString() + "\n";
  SQLite::Statement events(book.database(),
                           "SELECT member || '|' || kind || '|' || coalesce(former, '-') FROM "
                           "member_event ORDER BY event");
  while (events.executeStep()) text += events.getColumn(0).getString() + "\n";
  return text;
}

}  // namespace

TEST_CASE("a phone belongs to one member who has not left") {
  store::Writer book = station::book_in_memory();
  must_add(book, {{"code", "A"}, {"name", "a"}, {"phone", "+86 138-0000-0001"}});
  const auto second = add(book, {{"code", "B"}, {"name", "b"}, {"phone", "１３８００００ 0001"}});
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().what == Problem::phone_taken);
  CHECK(second.error().arguments[1] == "A");
  REQUIRE(leave(book, "A", "2026-01-01").ok());
  must_add(book, {{"code", "B"}, {"name", "b"}, {"phone", "13800000001"}});
  // Coming back with a phone that is another's now.
  const auto back = catalogue::change_entry(book, members(), "A", {{"left_on", ""}}, {});
  REQUIRE_FALSE(back.ok());
  CHECK(back.error().what == Problem::phone_taken);
}

TEST_CASE("merging loses nothing") {
  store::Writer book = station::book_in_memory();
  const auto from =
      must_add(book, {{"code", "A"}, {"name", "a"}, {"patch", "x|y"}, {"joined_on", "2024-01-01"}});
  const auto into = must_add(
      book, {{"code", "B"}, {"name", "b"}, {"phone", "13800000001"}, {"joined_on", "2025-01-01"}});
  const auto merged = merge_members(book, "A", "B");
  REQUIRE(merged.ok());
  CHECK(text_of(merged->after, field::name) == "b");
  CHECK(text_of(merged->after, field::patch) == "x|y");
  CHECK(text_of(merged->after, field::joined_on) == "2024-01-01");
  CHECK(merged_into(book, from.id) == "B");
  REQUIRE(history(book, from.id).size() == 1);
  CHECK(history(book, from.id)[0].kind == "merged");
  CHECK(history(book, into.id)[0].kind == "took-in");
  CHECK(merge_members(book, "A", "B").error().what == Problem::member_merged);
  CHECK(merge_members(book, "B", "A").error().what == Problem::member_merged);
  CHECK(merge_members(book, "B", "B").error().what == Problem::members_same);
  CHECK(merge_members(book, "B", "Z").error().what == Problem::entry_missing);
}

TEST_CASE("who was merged follows when the other is merged again") {
  store::Writer book = station::book_in_memory();
  const auto a = must_add(book, {{"code", "A"}, {"name", "a"}});
  must_add(book, {{"code", "B"}, {"name", "b"}});
  must_add(book, {{"code", "C"}, {"name", "c"}});
  REQUIRE(merge_members(book, "A", "B").ok());
  REQUIRE(merge_members(book, "B", "C").ok());
  CHECK(merged_into(book, a.id) == "C");
}

TEST_CASE("a batch that is taken back leaves rows and histories as they were") {
  store::Writer book = station::book_in_memory();
  must_add(book, {{"code", "A"}, {"name", "a"}, {"phone", "13800000001"}});
  must_add(book, {{"code", "B"}, {"name", "b"}});
  // What a person gave stays; the name of B is free to change.
  book.database().exec("UPDATE member SET edited = 0");
  const std::string before = dump(book);
  const auto imported = import_text(book,
                                    "code,name,phone,left_on\nA,a,13800000002,2026-02-01\n"
                                    "B,bb,13800000003,\nC,c,13800000004,\n");
  REQUIRE(imported.ok());
  CHECK(imported->counts.inserted == 1);
  CHECK(imported->counts.updated == 2);
  CHECK(dump(book) != before);
  const auto undone = catalogue::undo_batch(book, members(), imported->batch);
  REQUIRE(undone.ok());
  CHECK(undone->removed == 1);
  CHECK(undone->restored == 2);
  CHECK(dump(book) == before);
}

TEST_CASE("importing the same list again changes nothing") {
  store::Writer book = station::book_in_memory();
  const std::string_view csv = "name,phone\na,13800000001\nb,\nc,13800000003\n";
  REQUIRE(import_text(book, csv).ok());
  const std::string once = dump(book);
  const auto again = import_text(book, csv);
  REQUIRE(again.ok());
  CHECK(again->counts.unchanged == 3);
  CHECK(dump(book) == once);
}

TEST_CASE("who may be one person: a name at one employer, a phone over time") {
  store::Writer book = station::book_in_memory();
  REQUIRE(catalogue::add_entry(book, employers(), {{"code", "E"}, {"name", "e"}}, {}).ok());
  must_add(book, {{"code", "A"}, {"name", "n"}, {"employer", "E"}});
  must_add(book, {{"code", "B"}, {"name", "n"}, {"employer", "E"}, {"phone", "13800000002"}});
  must_add(book, {{"code", "C"}, {"name", "n"}});
  must_add(book, {{"code", "D"}, {"name", "d"}, {"phone", "13800000001"}});
  REQUIRE(leave(book, "D", "2026-01-01").ok());
  must_add(book, {{"code", "F"}, {"name", "f"}, {"phone", "13800000001"}});
  REQUIRE(catalogue::change_entry(book, members(), "B", {{"phone", "13800000009"}}, {}).ok());
  must_add(book, {{"code", "G"}, {"name", "g"}, {"phone", "13800000002"}});
  std::string pairs;
  for (const Alike& pair : alike(book, std::nullopt)) pairs += pair.code + pair.other + " ";
  CHECK(pairs == "AB BG DF ");
}

TEST_CASE("who knows a place: their radius, else so far around their home station") {
  store::Writer book = station::book_in_memory();
  station::must_import(book, "code,name,lat,lon\nS,s,30.5500,114.2000\n");
  must_add(book, {{"code", "A"}, {"name", "a"}, {"station", "S"}});
  must_add(book, {{"code", "B"}, {"name", "b"}, {"station", "S"}, {"patch_radius", "100"}});
  must_add(book, {{"code", "C"},
                  {"name", "c"},
                  {"station", "S"},
                  {"patch_radius", "5000"},
                  {"lat", "30.58"},
                  {"lon", "114.2"}});
  const auto codes = [](const std::vector<Knower>& knowers) {
    std::string text;
    for (const Knower& one : knowers) text += one.member.code + " ";
    return text;
  };
  // 0.0020 degrees of latitude are 222 m.
  CHECK(codes(who_knows(book, {30.5520, 114.2000}, 500)) == "A C ");
  CHECK(codes(who_knows(book, {30.5505, 114.2000}, 500)) == "A B C ");
  CHECK(codes(who_knows(book, {30.5520, 114.2000}, 100)) == "C ");
}
