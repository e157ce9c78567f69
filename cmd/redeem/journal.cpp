// redeem journal: what was moved, from where to where, by whom and why.
#include "redeem/journal.hpp"

#include <array>
#include <functional>

#include "base/text/checked_code.hpp"
#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/asked.hpp"
#include "redeem/donor_names.hpp"
#include "redeem/movement_words.hpp"
#include "redeem/place_codes.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_row.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Number opt_of_lot{"lot", 0, "LOT", N_("only what became of this lot")};
constexpr Text opt_kind{"kind",
                        0,
                        "KIND",
                        N_("only movements of this kind"),
                        Form::choice,
                        "donate|hold|hand_out|give_back|send|arrive|waste|expire|miss|find|"
                        "take_back|lose|undo"};
constexpr Text opt_since{"since", 0, "TIME", N_("only what happened from then on"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only what happened before"), Form::time};

Result<lib::JournalFilter> filter_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  lib::JournalFilter filter;
  catalogue::lib::References references(session.reader());
  Status taken = take_reference(references, "item", arguments, opt_item, filter.item);
  if (taken) taken = take_reference(references, "donor", arguments, opt_of_donor, filter.donor);
  if (!taken) return taken.error();
  const auto place = place_if_said(session);
  if (!place) return place.error();
  filter.place = *place;
  if (const auto lot = arguments[opt_of_lot]) filter.lot = static_cast<std::int64_t>(*lot);
  if (const auto word = arguments[opt_kind]) filter.kind = lib::movement_named(*word);
  taken = session.take_span(opt_since, opt_until, filter.since, filter.until);
  if (!taken) return taken.error();
  return filter;
}

// What stands in a row, as much of persons as is asked for.
class JournalRows {
 public:
  JournalRows(const store::Reader& book, Privacy privacy)
      : privacy_(privacy), references_(book), donors_(book, privacy) {}

  const DonorNames& donors() const { return donors_; }
  const std::string& item_code(const lib::JournalEntry& entry) {
    return references_.code_of("item", entry.item);
  }
  const std::string& item_name(const lib::JournalEntry& entry) {
    return references_.name_of("item", entry.item);
  }
  std::string voucher(const lib::JournalEntry& entry) const {
    return lib::voucher_code_at(privacy_, entry.voucher);
  }
  std::string note(const lib::JournalEntry& entry) const { return remark_at(privacy_, entry.note); }
  // Of a donor, nothing.
  lib::PlaceCodes place(const lib::StockSide& side) { return codes_of(references_, side.place); }

 private:
  Privacy privacy_;
  catalogue::lib::References references_;
  DonorNames donors_;
};

Status each(const Session& session, const lib::JournalFilter& filter,
            const std::function<Status(const lib::JournalEntry&)>& take) {
  return lib::each_movement(session.reader(), filter, limited(session, take));
}

// "HY001", or, of what went from one place to another, "HY001 → HY002".
std::string where(JournalRows& rows, const lib::JournalEntry& entry) {
  const std::string from = rows.place(entry.from).either();
  const std::string to = rows.place(entry.to).either();
  if (from.empty() || from == to) return to;
  return to.empty() ? from : from + " → " + to;
}

Status print_for_people(Session& session, JournalRows& rows, const lib::JournalFilter& filter) {
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const lib::JournalEntry& entry) {
    cells.push_back({std::to_string(entry.number), moment_shown(session, entry.happened_at),
                     tr(words_for(entry.kind)), std::to_string(entry.quantity),
                     text::printable(rows.item_name(entry)), where(rows, entry),
                     std::to_string(entry.lot), text::printable(rows.donors().name(entry.donor)),
                     text::in_halves(rows.voucher(entry)), entry.actor,
                     text::printable(rows.note(entry))});
    return Status();
  });
  if (!read) return read;
  return print_table(session,
                     {{"number", N_("NUMBER"), Align::right, true},
                      {"happened_at", N_("WHEN")},
                      {"kind", N_("WHAT")},
                      {"quantity", N_("QTY"), Align::right},
                      {"item", N_("ITEM")},
                      {"place", N_("PLACE")},
                      {"lot", N_("LOT"), Align::right},
                      {"donor", N_("DONOR"), Align::left, true},
                      {"voucher", N_("VOUCHER"), Align::left, true},
                      {"actor", N_("BY")},
                      {"note", N_("NOTE")}},
                     std::move(cells));
}

Status write(const Session& session, table::RowWriter& writer, JournalRows& rows,
             const lib::JournalEntry& entry) {
  const lib::PlaceCodes from = rows.place(entry.from);
  const lib::PlaceCodes to = rows.place(entry.to);
  const std::array<std::string, 5> texts = {calendar::to_rfc3339(entry.happened_at, session.zone()),
                                            calendar::to_rfc3339(entry.recorded_at, session.zone()),
                                            rows.donors().code(entry.donor), rows.voucher(entry),
                                            rows.note(entry)};
  const std::array<table::Value, 18> values = {
      entry.number,
      std::string_view(texts[0]),
      std::string_view(texts[1]),
      lib::name_of(entry.kind),
      entry.quantity,
      std::string_view(rows.item_code(entry)),
      entry.lot,
      text_or_nothing(texts[2]),
      lib::name_of(entry.from.account),
      text_or_nothing(from.station),
      text_or_nothing(from.partner),
      lib::name_of(entry.to.account),
      text_or_nothing(to.station),
      text_or_nothing(to.partner),
      text_or_nothing(texts[3]),
      std::string_view(entry.actor),
      entry.batch ? table::Value(*entry.batch) : table::Value(),
      text_or_nothing(texts[4])};
  return writer.row(values);
}

Status print_for_machines(Session& session, JournalRows& rows, const lib::JournalFilter& filter) {
  static constexpr std::array<table::Column, 18> kColumns = {{{"number", table::Type::integer},
                                                              {"happened_at"},
                                                              {"recorded_at"},
                                                              {"kind"},
                                                              {"quantity", table::Type::integer},
                                                              {"item"},
                                                              {"lot", table::Type::integer},
                                                              {"donor"},
                                                              {"from"},
                                                              {"from_station"},
                                                              {"from_partner"},
                                                              {"to"},
                                                              {"to_station"},
                                                              {"to_partner"},
                                                              {"voucher"},
                                                              {"actor"},
                                                              {"import", table::Type::integer},
                                                              {"note"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const Status read = each(session, filter, [&](const lib::JournalEntry& entry) {
    return write(session, **writer, rows, entry);
  });
  return read ? (*writer)->finish() : read;
}

Result<Outcome> run(Session& session) {
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  const auto filter = filter_of(session);
  if (!filter) return filter.error();
  JournalRows rows(session.reader(), *privacy);
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, rows, *filter)
                             : print_for_machines(session, rows, *filter);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb journal() {
  return {"journal",
          N_("what was given, moved, held, handed out and lost, the newest first, with reasons"),
          Shelf::look_up,
          {},
          {{N_("Which"),
            {&opt_item, &opt_station, &opt_partner, &opt_of_donor, &opt_of_lot, &opt_kind,
             &opt_since, &opt_until, &opt_limit}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem journal --kind donate --since 2026-11-01",
            N_("what was donated this month")},
           {"yangxiao redeem journal --item WATER --station HY001",
            N_("what became of the water at a station")}},
          run,
          [](const Arguments& arguments) { return check_place(arguments, false); }};
}

}  // namespace yangxiao::cmd::redeem
