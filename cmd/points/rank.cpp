// points rank: who earned most by reports and by volunteer service.
#include "settle/rank.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "points/at_head.hpp"
#include "points/member_name.hpp"
#include "points/verbs.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using settle::RankBy;

constexpr Text opt_by{"by",         0,
                      "WHAT",       N_("whose points are summed (default member)"),
                      Form::choice, "member|team|station|employer"};
constexpr Text opt_span{"period", 0, "MONTH|YEAR",
                        N_("of what was reported or done in it: 2026-10 or 2026 (default all)")};
constexpr Text opt_of_category{"category", 0, "CODE", N_("of this category and what is below it")};
constexpr Text opt_named{
    "privacy",
    0,
    "LEVEL",
    N_("how much of persons is shown (default partner: masked; wall: of teams and employers)"),
    Form::choice,
    "internal|partner|wall"};

RankBy by_of(const Arguments& arguments) {
  const std::string word = arguments[opt_by].value_or("member");
  if (word == "team") return RankBy::team;
  if (word == "station") return RankBy::station;
  return word == "employer" ? RankBy::employer : RankBy::member;
}

const char* table_of(RankBy by) {
  if (by == RankBy::team) return "team";
  return by == RankBy::station ? "station" : "employer";
}

struct Days {
  calendar::Day first{1, 1, 1};
  calendar::Day last{9999, 12, 31};
};
std::optional<Days> days_of(const std::string& text) {
  if (const auto period = settle::parse_period(text)) {
    return Days{settle::first_day_of(*period), settle::last_day_of(*period)};
  }
  const auto year = text.size() == 4 ? text::whole_number<int>(text) : std::nullopt;
  if (!year || *year < 1970) return std::nullopt;
  return Days{{*year, 1, 1}, {*year, 12, 31}};
}

Status check(const Arguments& arguments) {
  const auto span = arguments[opt_span];
  if (!span || days_of(*span)) return {};
  return Error{Problem::option_value_bad,
               {"--period", *span, tr(N_("a month or a year: 2026-10, 2026"))},
               {}};
}

struct Page {
  RankBy by = RankBy::member;
  settle::Ranking ranking;
  std::string head;
  std::string rules;  // "1, 2"
  bool shows_figures = true;
};

Result<Page> read_page(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto head = head_named(session, arguments[opt_at_head]);
  if (!head) return head.error();
  settle::RankQuery query;
  query.by = by_of(arguments);
  query.up_to = head->count;
  const Days days = arguments.has(opt_span) ? *days_of(*arguments[opt_span]) : Days();
  query.first_day = calendar::days_since_epoch(days.first);
  query.last_day = calendar::days_since_epoch(days.last);
  if (const auto word = arguments[opt_of_category]) {
    yangxiao::catalogue::References references(session.reader());
    const auto category = references.find("category", *word, "--category");
    if (!category) return category.error();
    query.category = *category;
  }
  Page page{query.by, settle::ranking(session.reader(), query), lib::to_text(*head), {}};
  std::vector<std::string> rules;
  for (const std::int64_t rule : page.ranking.rules) rules.push_back(std::to_string(rule));
  page.rules = text::joined(rules, ", ");
  return page;
}

struct Row {
  settle::Ranked ranked;
  std::string code;
  std::string name;
};

// Of fewer people than kSmallestGroup a team's points are theirs.
std::vector<Row> rows_of(const Session& session, Privacy level, const Page& page) {
  yangxiao::catalogue::References references(session.reader());
  std::vector<Row> rows;
  for (const settle::Ranked& one : page.ranking.rows) {
    if (page.by == RankBy::member) {
      rows.push_back(
          {one, references.code_of("member", one.who), member_name(session, level, one.who)});
    } else if (!is_open(level) || one.people >= kSmallestGroup) {
      const char* table = table_of(page.by);
      rows.push_back({one, references.code_of(table, one.who), references.name_of(table, one.who)});
    }
  }
  const auto limit = session.arguments()[opt_limit];
  if (limit && *limit < rows.size()) rows.resize(*limit);
  return rows;
}

Status print_for_people(Session& session, const Page& page, const std::vector<Row>& ranked) {
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : ranked) {
    const auto said = [&page](std::int64_t number) {
      return page.shows_figures ? std::to_string(number) : std::string();
    };
    rows.push_back({std::to_string(row.ranked.rank), row.code, row.name, said(row.ranked.points),
                    said(row.ranked.reports), said(row.ranked.parts)});
  }
  const Status printed =
      print_table(session,
                  {{"rank", N_("RANK"), Align::right},
                   {"code", N_("CODE")},
                   {"name", page.by == RankBy::member ? N_("MEMBER") : N_("NAME")},
                   {"points", N_("POINTS"), Align::right},
                   {"reports", N_("REPORTS"), Align::right},
                   {"activities", N_("ACTIVITIES"), Align::right}},
                  std::move(rows));
  if (!printed) return printed;
  const char* text =
      page.rules.empty() ? N_("head {1}") : N_("by the rules, version {0}; head {1}");
  return session.out().write(fmt::format(fmt::runtime(tr(text)), page.rules, page.head) + "\n");
}

constexpr std::array<table::Column, 8> kColumns = {{{"rank", table::Type::integer},
                                                    {"code"},
                                                    {"name"},
                                                    {"points", table::Type::integer},
                                                    {"reports", table::Type::integer},
                                                    {"activities", table::Type::integer},
                                                    {"rules"},
                                                    {"head"}}};

Status print_for_machines(Session& session, const Page& page, const std::vector<Row>& ranked) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const Row& row : ranked) {
    const auto said = [&page](std::int64_t number) {
      return page.shows_figures ? table::Value(number) : table::Value();
    };
    const std::array<table::Value, 8> values = {row.ranked.rank,
                                                text_or_nothing(row.code),
                                                text_or_nothing(row.name),
                                                said(row.ranked.points),
                                                said(row.ranked.reports),
                                                said(row.ranked.parts),
                                                std::string_view(page.rules),
                                                std::string_view(page.head)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto level = open_privacy(session, session.arguments()[opt_named].value_or("partner"));
  if (!level) return level.error();
  // A rank beside a name is a figure, too: it is found again in a list of reports.
  const RankBy by = by_of(session.arguments());
  if (is_open(*level) && (by == RankBy::member || by == RankBy::station)) {
    return Error{Problem::options_exclude,
                 {"--privacy " + std::string(name_of(*level)),
                  by == RankBy::member ? "--by member" : "--by station"},
                 {}};
  }
  // From the figures of some categories those of the ones that are kept back would follow.
  const Status open = check_names_nobody(session.arguments(), opt_of_category, *level);
  if (!open) return open.error();
  auto page = read_page(session);
  if (!page) return page.error();
  // A figure beside a name is found again in a list of reports, among the pseudonyms, and less what
  // stands there it is that of the reports that are kept back.
  page->shows_figures = !is_open(*level);
  const auto rows = rows_of(session, *level, *page);
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *page, rows)
                                                         : print_for_machines(session, *page, rows);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb rank() {
  return {"rank",
          N_("rank members, teams, stations or employers by the points that they earned"),
          Shelf::look_up,
          {},
          {{N_("The ranking"), {&opt_by, &opt_span, &opt_of_category, &opt_limit, &opt_at_head}},
           {N_("Persons"), {&opt_named, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points rank --period 2026-10 --limit 10",
            N_("the ten who earned most by what they reported in October")},
           {"yangxiao points rank --by team --period 2026", N_("teams, over the year")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
