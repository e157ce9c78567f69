// A book for redeeming: stations S1 and S2, a hotel P, a donor, a meal for 30 points, soap for 15,
// water that is free, and members A and B.
#pragma once

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "points/ledger.hpp"
#include "redeem/check.hpp"
#include "redeem/collect.hpp"
#include "redeem/donation.hpp"
#include "redeem/handed_out_import.hpp"
#include "redeem/release.hpp"
#include "redeem/reserve.hpp"
#include "redeem/returning.hpp"
#include "redeem/sending.hpp"
#include "redeem/stocktake.hpp"
#include "redeem/waste.hpp"

namespace yangxiao::redeem {

inline constexpr std::int64_t kMeal = 1;
inline constexpr std::int64_t kSoap = 2;
inline constexpr std::int64_t kWater = 3;
inline constexpr Place kS1{Place::Kind::station, 1};
inline constexpr Place kS2{Place::Kind::station, 2};
inline constexpr Place kHotel{Place::Kind::partner, 1};

inline void fill_lists(store::Writer& book) {
  book.database().exec(
      "INSERT INTO station (station, code, name, lat, lon, source_lat, source_lon, source_datum,"
      " facilities, content, mark) VALUES"
      " (1, 'S1', 'one', 30.5, 114.2, '', '', 'wgs84', 0, 1, 1),"
      " (2, 'S2', 'two', 30.6, 114.3, '', '', 'wgs84', 0, 1, 1);"
      "INSERT INTO partner (partner, code, name, content, mark) VALUES (1, 'P', 'hotel', 1, 1);"
      "INSERT INTO donor (donor, code, name, content, mark) VALUES (1, 'D', 'union', 1, 1);"
      "INSERT INTO item (item, code, name, kind, price, per_day, content, mark) VALUES"
      " (1, 'MEAL', 'meal', 'meal', 30, 2, 1, 1), (2, 'SOAP', 'soap', 'goods', 15, NULL, 1, 1),"
      " (3, 'WATER', 'water', 'free', NULL, NULL, 1, 1);"
      "INSERT INTO member (member, code, name, phone, content, mark) VALUES"
      " (1, 'A', 'a', '13800001111', 1, 1), (2, 'B', 'b', NULL, 1, 1)");
}

inline const calendar::Zone& china() {
  static const calendar::Zone zone = *calendar::Zone::named("Asia/Shanghai");
  return zone;
}
inline Terms terms(int valid_hours = 24) { return {china(), {}, valid_hours}; }

inline void award(store::Writer& book, points::Ledger& ledger, std::int64_t member,
                  std::int64_t amount, std::optional<Instant> expires_at = {}) {
  points::Posting posting;
  posting.debit = ledger.named(points::AccountKind::issue, "office");
  posting.credit = ledger.of_member(member);
  posting.amount = amount;
  posting.happened_at = book.now();
  posting.expires_at = expires_at;
  REQUIRE(ledger.post(std::span(&posting, 1)).ok());
}

inline std::int64_t give(store::Writer& book, points::Ledger& ledger, const Spot& spot,
                         std::int64_t quantity, std::optional<Instant> expires_at = {}) {
  StockLedger stock(ledger.chain());
  const auto given = donate(book, stock, china(), {spot, 1, quantity, expires_at, {}, {}});
  REQUIRE(given.ok());
  return given->lot;
}

inline Result<Redemption> ask(store::Writer& book, points::Ledger& ledger, std::int64_t item,
                              std::optional<std::int64_t> member, const Place& place,
                              std::int64_t quantity = 1, int valid_hours = 24,
                              bool offline = false) {
  return reserve(book, ledger, terms(valid_hours),
                 {item_at(book, item), member, place, quantity, offline});
}

// The list of a place: rows of voucher and time.
inline Result<HandedOutSummary> take_list(store::Writer& book, points::Ledger& ledger,
                                          const PlaceList& list, const std::string& rows,
                                          bool skips = false) {
  const std::string csv = "voucher,handed_at\n" + rows;
  MemoryInput input("list.csv", csv);
  CollectingReporter reporter;
  table::ImportOptions options;
  options.skip_bad_rows = skips;
  return import_handed_out(book, ledger, china(), list, input, options, reporter);
}

inline Redemption read_again(const store::Reader& book, const Redemption& redemption) {
  return *redemption_with_code(book, redemption.code);
}

inline std::int64_t there(const store::Reader& book, StockAccountKind kind, const Spot& spot) {
  return sum_of(lots_there(book, kind, spot));
}

// What check finds; empty: nothing.
inline std::string flaw_of(const store::Reader& book) {
  const auto checked = check(book);
  if (checked.ok()) return {};
  std::string text(name_of(checked.error().what));
  for (const std::string& argument : checked.error().arguments) text += " " + argument;
  return text;
}

}  // namespace yangxiao::redeem
