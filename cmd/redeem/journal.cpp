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
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_of_donor{"donor", 0, "DONOR", N_("only what this donor gave")};
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
  if (const auto word = arguments[opt_item]) {
    const auto item = references.find("item", *word, "--item");
    if (!item) return item.error();
    filter.item = *item;
  }
  if (const auto word = arguments[opt_of_donor]) {
    const auto donor = references.find("donor", *word, "--donor");
    if (!donor) return donor.error();
    filter.donor = *donor;
  }
  const auto place = place_if_said(session);
  if (!place) return place.error();
  filter.place = *place;
  if (const auto lot = arguments[opt_of_lot]) filter.lot = static_cast<std::int64_t>(*lot);
  if (const auto word = arguments[opt_kind]) filter.kind = lib::movement_named(*word);
  Status taken = session.take_time(opt_since, filter.since);
  if (taken) taken = session.take_time(opt_until, filter.until);
  if (!taken) return taken.error();
  return filter;
}

// What stands in a row, as much of persons as is asked for.
class JournalRows {
 public:
  JournalRows(Session& session, Privacy privacy)
      : session_(session),
        privacy_(privacy),
        references_(session.reader()),
        donors_(session.reader(), privacy) {}

  const DonorNames& donors() const { return donors_; }
  const std::string& item_code(const lib::JournalEntry& entry) {
    return references_.code_of("item", entry.item);
  }
  const std::string& item_name(const lib::JournalEntry& entry) {
    return references_.name_of("item", entry.item);
  }
  // Who has the code of an open voucher can collect it: it is not for everybody.
  std::string voucher(const lib::JournalEntry& entry) const {
    const bool is_for_all = privacy_ == Privacy::open || privacy_ == Privacy::wall;
    return is_for_all ? std::string() : entry.voucher;
  }
  std::string note(const lib::JournalEntry& entry) const { return remark_at(privacy_, entry.note); }
  // The code of a place; empty for a donor.
  std::string place(const lib::StockSide& side) const {
    return side.place ? lib::shown(session_.reader(), *side.place).code : std::string();
  }

 private:
  Session& session_;
  Privacy privacy_;
  catalogue::lib::References references_;
  DonorNames donors_;
};

Status each(const Session& session, const lib::JournalFilter& filter,
            const std::function<Status(const lib::JournalEntry&)>& take) {
  const auto limit = session.arguments()[opt_limit];
  std::uint64_t count = 0;
  return lib::each_movement(session.reader(), filter, [&](const lib::JournalEntry& entry) {
    if (limit && count++ >= *limit) return Status();
    return take(entry);
  });
}

// "HY001", or, of what went from one place to another, "HY001 → HY002".
std::string where(const JournalRows& rows, const lib::JournalEntry& entry) {
  const std::string from = rows.place(entry.from);
  const std::string to = rows.place(entry.to);
  if (from.empty() || from == to) return to;
  return to.empty() ? from : from + " → " + to;
}

Status print_for_people(Session& session, JournalRows& rows, const lib::JournalFilter& filter) {
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const lib::JournalEntry& entry) {
    const std::string voucher = rows.voucher(entry);
    cells.push_back({std::to_string(entry.number), moment_shown(session, entry.happened_at),
                     tr(words_for(entry.kind)), std::to_string(entry.quantity),
                     text::printable(rows.item_name(entry)), where(rows, entry),
                     std::to_string(entry.lot), text::printable(rows.donors().name(entry.donor)),
                     voucher.empty() ? voucher : text::in_halves(voucher), entry.actor,
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
  const auto station = [&](const lib::StockSide& side) {
    return side.place && side.place->kind == lib::Place::Kind::station ? rows.place(side)
                                                                       : std::string();
  };
  const auto partner = [&](const lib::StockSide& side) {
    return side.place && side.place->kind == lib::Place::Kind::partner ? rows.place(side)
                                                                       : std::string();
  };
  const std::array<std::string, 9> texts = {calendar::to_rfc3339(entry.happened_at, session.zone()),
                                            calendar::to_rfc3339(entry.recorded_at, session.zone()),
                                            rows.donors().code(entry.donor),
                                            station(entry.from),
                                            partner(entry.from),
                                            station(entry.to),
                                            partner(entry.to),
                                            rows.voucher(entry),
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
      text_or_nothing(texts[3]),
      text_or_nothing(texts[4]),
      lib::name_of(entry.to.account),
      text_or_nothing(texts[5]),
      text_or_nothing(texts[6]),
      text_or_nothing(texts[7]),
      std::string_view(entry.actor),
      entry.batch ? table::Value(*entry.batch) : table::Value(),
      text_or_nothing(texts[8])};
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
  JournalRows rows(session, *privacy);
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
