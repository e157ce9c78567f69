#include "redeem/place_list.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kReach = R"sql(
  SELECT max(until) FROM place_list WHERE station IS ?1 AND partner IS ?2)sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO place_list (batch, station, partner, until, mark) VALUES (?1, ?2, ?3, ?4, ?5))sql";
constexpr const char* kLetGo = R"sql(
  UPDATE redemption SET kept_until = valid_until, mark = ?4
  WHERE state = 'open' AND kept_until > valid_until AND kept_until > ?3 AND valid_until <= ?3
    AND station IS ?1 AND partner IS ?2)sql";

}  // namespace

std::optional<Instant> list_reach(const store::Reader& book, const Place& place) {
  SQLite::Statement query(book.database(), kReach);
  bind_place(query, 1, 2, place);
  if (!query.executeStep() || query.getColumn(0).isNull()) return std::nullopt;
  return Instant{query.getColumn(0).getInt64()};
}

std::int64_t take_list_in(store::Writer& book, std::int64_t batch, const Place& place,
                          Instant until) {
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, batch);
  bind_place(add, 2, 3, place);
  add.bind(4, until.seconds);
  add.bind(5, book.mark());
  add.exec();
  SQLite::Statement let_go(book.database(), kLetGo);
  bind_place(let_go, 1, 2, place);
  let_go.bind(3, until.seconds);
  let_go.bind(4, book.mark());
  return let_go.exec();
}

}  // namespace yangxiao::redeem
