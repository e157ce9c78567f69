// redeem donor statement: what became of what a donor gave.
#include "redeem/donor_statement.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/privacy.hpp"
#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/rows_out.hpp"
#include "points/head.hpp"
#include "redeem/asked.hpp"
#include "redeem/donor_names.hpp"
#include "redeem/giver.hpp"
#include "redeem/place_codes.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_since{"since", 0, "MONTH", N_("only what was booked from this month on"),
                         Form::time};
constexpr Text opt_until{"until", 0, "MONTH", N_("only what was booked to the end of this month"),
                         Form::time};

struct Page {
  yangxiao::catalogue::Entry donor;
  lib::StatementSpan span;
  lib::DonorStatement statement;
  std::string head;
};

// The beginning of a month, 2026-11. Shorter spans would tell, set side by side, who took what on
// one day.
Status take_month(const Session& session, const Text& option, int later,
                  std::optional<Instant>& edge) {
  const auto text = session.arguments()[option];
  if (!text) return {};
  const auto day = text->size() == 7 ? calendar::parse_day(*text + "-01") : std::nullopt;
  if (!day) {
    return Error{Problem::option_value_bad,
                 {"--" + std::string(option.name), *text, tr(N_("a month, as 2026-11"))},
                 {}};
  }
  const int months = day->month - 1 + later;
  const calendar::Day first{day->year + months / 12, months % 12 + 1, 1};
  const auto begin = calendar::start_of_day(calendar::days_since_epoch(first), session.zone());
  if (!begin) return begin.error();
  edge = *begin;
  return {};
}

Result<Page> page_of(const Session& session) {
  auto donor = yangxiao::catalogue::entry_with_word(session.reader(), lib::donors(),
                                                    session.arguments().words().front());
  if (!donor) return donor.error();
  Page page;
  page.donor = std::move(*donor);
  page.span.now = session.clock().now();
  Status taken = take_month(session, opt_since, 0, page.span.since);
  if (taken) taken = take_month(session, opt_until, 1, page.span.until);
  if (taken && page.span.since && page.span.until && *page.span.until <= *page.span.since) {
    return span_inverted(session.arguments(), opt_since, opt_until);
  }
  if (!taken) return taken.error();
  page.statement = lib::donor_statement(session.reader(), session.zone(), page.donor.id, page.span);
  page.head = yangxiao::points::to_text(yangxiao::points::head_of(session.reader()));
  return page;
}

// What a column of figures says; nothing where it would tell of somebody.
std::array<std::optional<std::int64_t>, 9> figures_of(const lib::Flows& flows, bool tells) {
  std::array<std::optional<std::int64_t>, 9> figures = {
      flows.before, flows.given,   flows.moved,   flows.handed_out, flows.returned,
      flows.wasted, flows.expired, flows.missing, flows.left};
  if (!tells) return figures;
  // All that became of it: what is left out of a sum is known from the rest.
  for (std::size_t hidden = 3; hidden < figures.size(); ++hidden) figures[hidden].reset();
  return figures;
}

std::vector<std::string> cells_of(const lib::Flows& flows, bool tells) {
  std::vector<std::string> cells;
  for (const auto& figure : figures_of(flows, tells)) {
    cells.push_back(!figure        ? "<" + std::to_string(kSmallestGroup)
                    : *figure == 0 ? std::string()
                                   : std::to_string(*figure));
  }
  if (tells) std::fill(cells.begin() + 4, cells.end(), "…");
  return cells;
}

// "ZGH 汉阳区总工会, 2026-11 to 2026-12, as of 2026-12-07": on paper nobody knows otherwise.
std::string heading(const Session& session, const Page& page) {
  const auto month = [&](Instant moment) {
    return calendar::to_text(calendar::local_of(moment, session.zone()).day).substr(0, 7);
  };
  const DonorNames names(session.reader(), Privacy::partner);
  std::string text = page.donor.code + " " + names.name(page.donor.id);
  if (page.span.since) {
    text += fmt::format(fmt::runtime(tr(N_(", from {0} on"))), month(*page.span.since));
  }
  if (page.span.until) {
    text += fmt::format(fmt::runtime(tr(N_(", to the end of {0}"))),
                        month(Instant{page.span.until->seconds - 1}));
  }
  text += fmt::format(fmt::runtime(tr(N_(", as of {0}"))), moment_shown(session, page.span.now));
  return text::printable(text) + "\n";
}

// Whether anything stands in it so that nobody can be told.
bool is_joined(const lib::DonorStatement& statement) {
  return std::any_of(statement.items.begin(), statement.items.end(), [](const auto& item) {
    return item.tells || std::any_of(item.rows.begin(), item.rows.end(), [](const auto& row) {
             return !row.lot || !row.place || row.month.empty();
           });
  });
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
           row.place ? codes_of(references, row.place).either() : "*",
           row.month.empty() ? "*" : row.month},
          row.flows, item.tells);
    }
    if (item.rows.size() > 1) {
      add({"", name, "", tr(N_("in all"))}, item.total, item.tells);
    }
  }
  Status printed = session.out().write(heading(session, page));
  if (!printed) return printed;
  printed = print_table(session,
                        {{"lot", N_("LOT"), Align::right},
                         {"item", N_("ITEM")},
                         {"place", N_("PLACE")},
                         {"month", N_("MONTH")},
                         {"before", N_("BEFORE"), Align::right},
                         {"given", N_("GIVEN"), Align::right},
                         {"moved", N_("MOVED"), Align::right},
                         {"handed_out", N_("TAKEN"), Align::right},
                         {"returned", N_("BACK"), Align::right},
                         {"wasted", N_("WASTE"), Align::right},
                         {"expired", N_("PAST"), Align::right},
                         {"missing", N_("LOSS"), Align::right},
                         {"left", N_("LEFT"), Align::right}},
                        std::move(rows));
  if (printed && is_joined(page.statement)) {
    printed = session.out().write(
        std::string(tr(N_("*: of several, joined; <5 and …: fewer than five people had of it"))) +
        "\n");
  }
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
      const lib::PlaceCodes place = codes_of(references, row.place);
      const std::string received =
          row.received_at ? calendar::to_rfc3339(*row.received_at, session.zone()) : std::string();
      std::vector<table::Value> values = {std::string_view(references.code_of("item", item.item)),
                                          row.lot ? table::Value(*row.lot) : table::Value(),
                                          text_or_nothing(received),
                                          text_or_nothing(place.station),
                                          text_or_nothing(place.partner),
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
  return {
      "statement",
      N_("show what became of what a donor gave: by lot, place and month; it adds up"),
      Shelf::look_up,
      {{"DONOR"}},
      {{N_("When"), {&opt_since, &opt_until}}},
      always(Need::read),
      {0, 1, 4},
      {{"yangxiao redeem donor statement ZGH", N_("all that the trade union gave")},
       {"yangxiao redeem donor statement ZGH --since 2026-11 --until 2026-11", N_("in November")}},
      run};
}

}  // namespace yangxiao::cmd::redeem
