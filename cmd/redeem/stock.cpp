// redeem stock: what lies where.
#include <array>
#include <map>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/rows_out.hpp"
#include "points/last_day.hpp"
#include "points/lots.hpp"
#include "redeem/asked.hpp"
#include "redeem/donor_names.hpp"
#include "redeem/place_codes.hpp"
#include "redeem/sending.hpp"
#include "redeem/shelf.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_expiring{"expires-by", 0, "DAY", N_("only what is good no longer than this day"),
                            Form::time};
constexpr Flag opt_by_lot{"lots", 0, N_("lot by lot: donor, day and date of each")};

// What of one lot, or of all lots of an item, lies at one place.
struct Line {
  lib::Spot spot;
  std::int64_t lot = 0;
  std::optional<std::int64_t> donor;
  Instant received_at;
  std::optional<Instant> expires_at;  // the first of what is good; nothing: all is past its date
  std::int64_t shelf = 0;
  std::int64_t held = 0;
  std::int64_t past = 0;    // past its date, and not booked yet
  std::int64_t coming = 0;  // on its way
};

struct Wanted {
  std::optional<std::int64_t> item;
  std::optional<lib::Place> place;
  std::optional<std::int64_t> donor;
  std::optional<Instant> expires_by;
};

Result<Wanted> wanted_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  Wanted wanted;
  const auto place = place_if_said(session);
  if (!place) return place.error();
  wanted.place = *place;
  if (const auto code = arguments[opt_item]) {
    const auto item = lib::item_with_word(session.reader(), *code);
    if (!item) return item.error();
    wanted.item = item->id;
  }
  catalogue::lib::References references(session.reader());
  const Status taken = take_reference(references, "donor", arguments, opt_of_donor, wanted.donor);
  if (!taken) return taken.error();
  if (const auto day = arguments[opt_expiring]) {
    const auto end = points::end_of_day(session, *day);
    if (!end) return end.error();
    wanted.expires_by = *end;
  }
  return wanted;
}

bool is_wanted(const Wanted& wanted, const lib::Spot& spot,
               const std::optional<std::int64_t>& donor, Instant expires_at) {
  return (!wanted.item || spot.item == *wanted.item) &&
         (!wanted.place || spot.place == *wanted.place) &&
         (!wanted.donor || donor == wanted.donor) &&
         (!wanted.expires_by || expires_at <= *wanted.expires_by);
}

// In the order of place, item and, lot by lot, date.
using Lines = std::map<std::tuple<lib::Place, std::int64_t, Instant, std::int64_t>, Line>;

Line& line_of(Lines& lines, bool by_lot, const lib::Spot& spot, const lib::LotPart& part) {
  Line& line =
      lines[{spot.place, spot.item, by_lot ? part.expires_at : Instant(), by_lot ? part.lot : 0}];
  line.spot = spot;
  line.lot = part.lot;
  return line;
}

void good_until(Line& line, Instant end) {
  line.expires_at = std::min(line.expires_at.value_or(end), end);
}

Result<Lines> lines_of(const Session& session) {
  const auto wanted = wanted_of(session);
  if (!wanted) return wanted.error();
  const bool by_lot = session.arguments()[opt_by_lot];
  const Instant now = session.clock().now();
  Lines lines;
  lib::each_lying(session.reader(), now, [&](const lib::Lying& lying) {
    const lib::Spot spot{lying.item, lying.place};
    if (!is_wanted(*wanted, spot, lying.donor, lying.part.expires_at)) return;
    Line& line = line_of(lines, by_lot, spot, lying.part);
    line.donor = lying.donor;
    line.received_at = lying.received_at;
    const bool is_past = lying.part.expires_at <= now;
    if (!is_past || by_lot) good_until(line, lying.part.expires_at);
    (lying.kind == lib::StockAccountKind::held ? line.held
     : is_past                                 ? line.past
                                               : line.shelf) += lying.part.quantity;
  });
  for (const lib::OnItsWay& one : lib::on_its_way(session.reader())) {
    if (!is_wanted(*wanted, one.to, one.donor, one.part.expires_at)) continue;
    Line& line = line_of(lines, by_lot, one.to, one.part);
    line.donor = one.donor;
    line.received_at = one.received_at;
    good_until(line, one.part.expires_at);
    (one.part.expires_at <= now ? line.past : line.coming) += one.part.quantity;
  }
  return lines;
}

std::string count_shown(std::int64_t count) { return count == 0 ? "" : std::to_string(count); }

Status print_for_people(Session& session, const Lines& lines) {
  catalogue::lib::References references(session.reader());
  const bool by_lot = session.arguments()[opt_by_lot];
  std::optional<DonorNames> donors;
  if (by_lot) donors.emplace(session.reader(), Privacy::partner);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [key, line] : lines) {
    const lib::PlaceShown place = lib::shown(session.reader(), line.spot.place);
    std::vector<std::string> row = {place.code, place.name,
                                    references.code_of("item", line.spot.item),
                                    references.name_of("item", line.spot.item)};
    if (by_lot) {
      row.push_back(std::to_string(line.lot));
      row.push_back(donors->name(line.donor));
      row.push_back(calendar::to_text(calendar::local_of(line.received_at, session.zone()).day));
    }
    row.push_back(std::to_string(line.shelf));
    row.push_back(count_shown(line.held));
    row.push_back(count_shown(line.coming));
    row.push_back(count_shown(line.past));
    row.push_back(line.expires_at ? end_shown(session, *line.expires_at) : std::string());
    rows.push_back(std::move(row));
  }
  std::vector<TextColumn> columns = {{"place", N_("PLACE")},
                                     {"place_name", N_("NAME"), Align::left, by_lot},
                                     {"item", N_("ITEM")},
                                     {"name", N_("NAME"), Align::left, by_lot}};
  if (by_lot) {
    columns.push_back({"lot", N_("LOT"), Align::right});
    columns.push_back({"donor", N_("DONOR")});
    columns.push_back({"received_on", N_("GIVEN ON")});
  }
  for (const TextColumn& column :
       {TextColumn{"shelf", N_("THERE"), Align::right},
        TextColumn{"held", N_("KEPT"), Align::right},
        TextColumn{"coming", N_("COMING"), Align::right},
        TextColumn{"past", N_("PAST"), Align::right}, TextColumn{"expires_at", N_("GOOD UNTIL")}}) {
    columns.push_back(column);
  }
  return print_table(session, std::move(columns), std::move(rows));
}

Status print_for_machines(Session& session, const Lines& lines) {
  static constexpr std::array<table::Column, 13> kColumns = {{{"station"},
                                                              {"partner"},
                                                              {"place_name"},
                                                              {"item"},
                                                              {"name"},
                                                              {"lot", table::Type::integer},
                                                              {"donor"},
                                                              {"received_at"},
                                                              {"shelf", table::Type::integer},
                                                              {"held", table::Type::integer},
                                                              {"coming", table::Type::integer},
                                                              {"past", table::Type::integer},
                                                              {"expires_at"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  catalogue::lib::References references(session.reader());
  const bool by_lot = session.arguments()[opt_by_lot];
  const auto time_of = [&](Instant moment) { return calendar::to_rfc3339(moment, session.zone()); };
  for (const auto& [key, line] : lines) {
    const lib::PlaceShown place = lib::shown(session.reader(), line.spot.place);
    const lib::PlaceCodes codes = codes_of(references, line.spot.place);
    const std::string donor =
        by_lot && line.donor ? references.code_of("donor", *line.donor) : std::string();
    const std::string received = by_lot ? time_of(line.received_at) : std::string();
    const bool ends = line.expires_at && *line.expires_at != yangxiao::points::kNever;
    const std::string expires = ends ? time_of(*line.expires_at) : std::string();
    const std::array<table::Value, 13> values = {
        text_or_nothing(codes.station),
        text_or_nothing(codes.partner),
        std::string_view(place.name),
        std::string_view(references.code_of("item", line.spot.item)),
        std::string_view(references.name_of("item", line.spot.item)),
        by_lot ? table::Value(line.lot) : table::Value(),
        text_or_nothing(donor),
        text_or_nothing(received),
        line.shelf,
        line.held,
        line.coming,
        line.past,
        text_or_nothing(expires)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto lines = lines_of(session);
  if (!lines) return lines.error();
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *lines)
                                                         : print_for_machines(session, *lines);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb stock() {
  return {"stock",
          N_("what lies where: on the shelf, held for vouchers, on its way, past its date"),
          Shelf::look_up,
          {},
          {{N_("Which"),
            {&opt_item, &opt_station, &opt_partner, &opt_of_donor, &opt_expiring, &opt_by_lot}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem stock --station HY001", N_("what there is at one station")},
           {"yangxiao redeem stock --lots --expires-by 2026-12-31",
            N_("which lots are good no longer than to the end of the year")}},
          run,
          [](const Arguments& arguments) { return check_place(arguments, false); }};
}

}  // namespace yangxiao::cmd::redeem
