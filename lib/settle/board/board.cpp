#include "settle/board/board.hpp"

#include <algorithm>
#include <limits>

#include "base/text/percent_encoding.hpp"
#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "geo/map_link.hpp"
#include "points/head.hpp"
#include "redeem/offer.hpp"
#include "redeem/place.hpp"
#include "settle/honours.hpp"
#include "station/facility.hpp"
#include "station/hotline.hpp"
#include "station/station_table.hpp"

namespace yangxiao::settle {
namespace {

using catalogue::Entry;
using catalogue::EntryReader;
using catalogue::text_of;

void take_facilities(const store::Reader& book, Board& board) {
  const station::FacilityList list = station::FacilityList::read(book);
  for (const station::Facility& facility : list.all()) {
    const station::FacilitySet bit = 1ULL << static_cast<unsigned>(facility.number);
    if ((board.station.facilities & bit) == 0) continue;
    board.facilities.push_back({facility.code, facility.name_zh});
  }
}

// Those without a place behind those that have one, as they come: by number.
Status take_hotlines(const store::Reader& book, Board& board) {
  namespace field = station::hotline_field;
  std::vector<Entry> all;
  const Status read = EntryReader(book, station::hotlines()).each({}, [&](const Entry& hotline) {
    all.push_back(hotline);
    return Status();
  });
  if (!read) return read;
  const auto place = [](const Entry& hotline) {
    const auto* number = std::get_if<std::int64_t>(&hotline.values[field::place]);
    return number != nullptr ? *number : std::numeric_limits<std::int64_t>::max();
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Entry& a, const Entry& b) { return place(a) < place(b); });
  for (const Entry& hotline : all) {
    board.hotlines.push_back({hotline.code, text_of(hotline, field::name),
                              text_of(hotline, field::helps), text_of(hotline, field::hours)});
  }
  return {};
}

Status take_offers(const store::Reader& book, double within, Board& board) {
  namespace field = redeem::offer_field;
  auto near = redeem::offers_near(book, board.station.position, within, board.day);
  if (!near) return near.error();
  for (const redeem::NearOffer& one : *near) {
    board.offers.push_back({text_of(one.offer, field::shop), text_of(one.offer, field::terms),
                            text_of(one.offer, field::address), text_of(one.offer, field::ends_on),
                            one.metres});
  }
  return {};
}

// Whoever honours nobody has no riders on the wall, unless they were asked for.
Status take_riders(const store::Reader& book, const calendar::Zone& zone, const BoardQuery& query,
                   Board& board) {
  const auto honoured = honours(book, zone, {board.year, points::head_of(book).count, query.now});
  if (!honoured) return query.year ? Status(honoured.error()) : Status();
  board.riders = named_riders(book, *honoured);
  return {};
}

void take_link(const std::string& link, Board& board) {
  static constexpr std::string_view kCode = "{code}";
  board.is_place = link.empty();
  board.link = board.is_place ? geo::geo_uri(board.station.position) : link;
  const std::size_t at = board.link.find(kCode);
  if (at == std::string::npos) return;
  board.link.replace(at, kCode.size(), text::percent_encoded(board.station.code));
}

}  // namespace

Result<Board> board_of(const store::Reader& book, const calendar::Zone& zone,
                       const BoardQuery& query) {
  auto station = station::station_named(book, query.station);
  if (!station) return station.error();
  if (station::is_shut(*station, query.now)) {
    return Error{Problem::station_shut, {station->code}, {}};
  }
  Board board;
  board.station = std::move(*station);
  const calendar::Day today = calendar::local_of(query.now, zone).day;
  board.day = calendar::to_text(today);
  board.year = query.year.value_or(today.year - 1);
  take_facilities(book, board);
  take_link(query.link, board);
  Status taken = take_hotlines(book, board);
  if (taken) taken = take_offers(book, query.within, board);
  if (taken && query.names_people) taken = take_riders(book, zone, query, board);
  if (!taken) return taken.error();
  if (!query.names_people) board.station.keeper.clear();
  return board;
}

}  // namespace yangxiao::settle
