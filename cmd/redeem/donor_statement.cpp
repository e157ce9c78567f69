// redeem donor statement: what became of what a donor gave.
#include "redeem/donor_statement.hpp"

#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/rows_out.hpp"
#include "points/head.hpp"
#include "redeem/asked.hpp"
#include "redeem/giver.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_since{"since", 0, "TIME", N_("only what was booked from then on"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only what was booked before"), Form::time};

struct Page {
  yangxiao::catalogue::Entry donor;
  std::optional<Instant> since;
  std::optional<Instant> until;
  lib::DonorStatement statement;
  std::string head;
};

Result<Page> page_of(const Session& session) {
  auto donor = yangxiao::catalogue::entry_with_word(session.reader(), lib::donors(),
                                                    session.arguments().words().front());
  if (!donor) return donor.error();
  Page page;
  page.donor = std::move(*donor);
  Status taken = session.take_time(opt_since, page.since);
  if (taken) taken = session.take_time(opt_until, page.until);
  if (!taken) return taken.error();
  page.statement =
      lib::donor_statement(session.reader(), session.zone(), page.donor.id, page.since, page.until);
  page.head = yangxiao::points::to_text(yangxiao::points::head_of(session.reader()));
  return page;
}

// What a column of figures says; nothing where it would tell of somebody.
std::array<std::optional<std::int64_t>, 9> figures_of(const lib::Flows& flows, bool tells) {
  std::array<std::optional<std::int64_t>, 9> figures = {
      flows.before, flows.given,   flows.moved,   flows.handed_out, flows.returned,
      flows.wasted, flows.expired, flows.missing, flows.left};
  if (!tells) return figures;
  for (const std::size_t hidden : {3U, 4U, 5U, 8U}) figures[hidden].reset();
  return figures;
}

std::vector<std::string> cells_of(const lib::Flows& flows, bool tells) {
  std::vector<std::string> cells;
  for (const auto& figure : figures_of(flows, tells)) {
    cells.push_back(!figure        ? "<" + std::to_string(lib::kFewest)
                    : *figure == 0 ? std::string()
                                   : std::to_string(*figure));
  }
  if (tells) cells[4] = cells[5] = cells[8] = "…";
  return cells;
}

Status print_for_people(Session& session, const Page& page) {
  catalogue::lib::References references(session.reader());
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](std::vector<std::string> row, const lib::Flows& flows, bool tells) {
    for (std::string& cell : cells_of(flows, tells)) row.push_back(std::move(cell));
    rows.push_back(std::move(row));
  };
  for (const lib::ItemStatement& item : page.statement.items) {
    const std::string& name = references.name_of("item", item.item);
    for (const lib::StatementRow& row : item.rows) {
      add({row.lot ? std::to_string(*row.lot) : "*", name,
           row.place ? lib::shown(session.reader(), *row.place).code : "*",
           row.month.empty() ? "*" : row.month},
          row.flows, item.tells);
    }
    if (item.rows.size() > 1) {
      add({"", name, "", tr(N_("in all"))}, item.total, item.tells);
    }
  }
  Status printed = print_table(session,
                               {{"lot", N_("LOT"), Align::right},
                                {"item", N_("ITEM")},
                                {"place", N_("PLACE")},
                                {"month", N_("MONTH")},
                                {"before", N_("BEFORE"), Align::right},
                                {"given", N_("GIVEN"), Align::right},
                                {"moved", N_("MOVED"), Align::right},
                                {"handed_out", N_("TAKEN"), Align::right},
                                {"returned", N_("BACK"), Align::right, true},
                                {"wasted", N_("WASTE"), Align::right},
                                {"expired", N_("LATE"), Align::right},
                                {"missing", N_("LOST"), Align::right},
                                {"left", N_("LEFT"), Align::right}},
                               std::move(rows));
  if (printed && page.statement.on_its_way != 0) {
    printed = session.out().write(
        fmt::format(fmt::runtime(tr(N_("on its way: {0}"))), page.statement.on_its_way) + "\n");
  }
  return printed ? session.out().write(std::string(tr(N_("head"))) + " " + page.head + "\n")
                 : printed;
}

Status print_for_machines(Session& session, const Page& page) {
  using table::Type;
  static constexpr std::array<table::Column, 16> kColumns = {{{"item"},
                                                              {"lot", Type::integer},
                                                              {"received_at"},
                                                              {"station"},
                                                              {"partner"},
                                                              {"month"},
                                                              {"before", Type::integer},
                                                              {"given", Type::integer},
                                                              {"moved", Type::integer},
                                                              {"handed_out", Type::integer},
                                                              {"returned", Type::integer},
                                                              {"wasted", Type::integer},
                                                              {"expired", Type::integer},
                                                              {"missing", Type::integer},
                                                              {"left", Type::integer},
                                                              {"head"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  catalogue::lib::References references(session.reader());
  for (const lib::ItemStatement& item : page.statement.items) {
    for (const lib::StatementRow& row : item.rows) {
      const std::string code =
          row.place ? lib::shown(session.reader(), *row.place).code : std::string();
      const bool at_station = row.place && row.place->kind == lib::Place::Kind::station;
      const std::string received =
          row.received_at ? calendar::to_rfc3339(*row.received_at, session.zone()) : std::string();
      const std::string nothing;
      std::vector<table::Value> values = {std::string_view(references.code_of("item", item.item)),
                                          row.lot ? table::Value(*row.lot) : table::Value(),
                                          text_or_nothing(received),
                                          text_or_nothing(at_station ? code : nothing),
                                          text_or_nothing(at_station ? nothing : code),
                                          text_or_nothing(row.month)};
      for (const auto& figure : figures_of(row.flows, item.tells)) {
        values.push_back(figure ? table::Value(*figure) : table::Value());
      }
      values.emplace_back(std::string_view(page.head));
      const Status written = (*writer)->row(values);
      if (!written) return written;
    }
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto page = page_of(session);
  if (!page) return page.error();
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *page)
                                                         : print_for_machines(session, *page);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb donor_statement() {
  return {"statement",
          N_("show what became of what a donor gave: by lot, place and month; it adds up"),
          Shelf::look_up,
          {{"DONOR"}},
          {{N_("When"), {&opt_since, &opt_until}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem donor statement ZGH", N_("all that the trade union gave")},
           {"yangxiao redeem donor statement ZGH --since 2026-11-01 --until 2026-12-01",
            N_("in November")}},
          run};
}

}  // namespace yangxiao::cmd::redeem
