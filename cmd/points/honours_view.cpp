#include "points/honours_view.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// "3 x 20 + 10 x 10": how many reports of each weight, the heaviest first.
std::string reports_text(const settle::Honoured& one) {
  std::vector<std::string> parts;
  for (auto weight = one.by_weight.rbegin(); weight != one.by_weight.rend(); ++weight) {
    parts.push_back(fmt::format("{} x {}", weight->second, weight->first));
  }
  return text::joined(parts, " + ");
}

std::string joined_text(const settle::Honoured& one) {
  return one.joined_on ? calendar::to_text(calendar::day_of(*one.joined_on)) : std::string();
}

Status print_for_people(Session& session, const HonoursPage& page,
                        std::span<const std::string> names) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const settle::Honoured& one = page.honours.rows[i];
    if (!page.shows_figures) {
      rows.push_back({one.code, names[i]});
      continue;
    }
    rows.push_back({std::to_string(one.rank), one.code, names[i], std::to_string(one.score),
                    reports_text(one), std::to_string(one.hours()), std::to_string(one.months),
                    joined_text(one)});
  }
  std::vector<TextColumn> columns = {{"code", N_("CODE")}, {"name", N_("MEMBER")}};
  if (page.shows_figures) {
    columns.insert(columns.begin(), {"rank", N_("RANK"), Align::right});
    columns.insert(columns.end(), {{"score", N_("MERIT"), Align::right},
                                   {"by_weight", N_("REPORTS x WEIGHT")},
                                   {"hours", N_("HOURS"), Align::right},
                                   {"months", N_("MONTHS"), Align::right},
                                   {"joined_on", N_("JOINED")}});
  }
  const Status printed = print_table(session, columns, std::move(rows));
  if (!printed) return printed;
  const auto& rules = page.honours.rules;
  std::string text = fmt::format(
      fmt::runtime(tr(N_("merit: reports x weight + {0} x hours + {1} x months, by the rules, "
                         "version {2} (yangxiao points rule show {2})"))),
      rules.rules.honours_hour, rules.rules.honours_month, rules.rule);
  text += "\n" + std::string(tr(N_("of equal merit: more reports, more hours, more months, joined "
                                   "earlier, code")));
  if (page.shows_figures && page.honours.left_out > 0) {
    text +=
        "\n" +
        fmt::format(fmt::runtime(tr(N_("left out, for a report that was rejected as false: {0}"))),
                    page.honours.left_out);
  }
  text += "\n" + fmt::format(fmt::runtime(tr(N_("head {1}"))), "", page.at);
  return session.out().write(text + "\n");
}

constexpr std::array<table::Column, 14> kColumns = {{{"rank", table::Type::integer},
                                                     {"code"},
                                                     {"name"},
                                                     {"score", table::Type::integer},
                                                     {"reports", table::Type::integer},
                                                     {"by_weight"},
                                                     {"report_score", table::Type::integer},
                                                     {"hours", table::Type::integer},
                                                     {"hour_weight", table::Type::integer},
                                                     {"months", table::Type::integer},
                                                     {"month_weight", table::Type::integer},
                                                     {"joined_on"},
                                                     {"rules", table::Type::integer},
                                                     {"head"}}};

Status print_for_machines(Session& session, const HonoursPage& page,
                          std::span<const std::string> names) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const auto& rules = page.honours.rules;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const settle::Honoured& one = page.honours.rows[i];
    const std::string by_weight = page.shows_figures ? reports_text(one) : std::string();
    const std::string joined_on = page.shows_figures ? joined_text(one) : std::string();
    const auto figure = [&](std::int64_t number) {
      return page.shows_figures ? table::Value(number) : table::Value();
    };
    const std::array<table::Value, 14> values = {figure(one.rank),
                                                 text_or_nothing(one.code),
                                                 text_or_nothing(names[i]),
                                                 figure(one.score),
                                                 figure(one.reports),
                                                 text_or_nothing(by_weight),
                                                 figure(one.report_score),
                                                 figure(one.hours()),
                                                 rules.rules.honours_hour,
                                                 figure(one.months),
                                                 rules.rules.honours_month,
                                                 text_or_nothing(joined_on),
                                                 rules.rule,
                                                 std::string_view(page.at)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

}  // namespace

Status print_honours(Session& session, const HonoursPage& page,
                     std::span<const std::string> names) {
  return session.shape() == Shape::table ? print_for_people(session, page, names)
                                         : print_for_machines(session, page, names);
}

}  // namespace yangxiao::cmd::points
