#include "export/page/page_html.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/text/xml_characters.hpp"
#include "embedded/page_css.hpp"
#include "export/page/chart.hpp"
#include "export/page/page_map.hpp"
#include "report/statistics_row.hpp"

namespace yangxiao::exporting {
namespace {

constexpr std::size_t kCategories = 14;
constexpr std::size_t kStockRows = 12;
constexpr std::size_t kTeams = 10;

using text::escaped;

// 12,345.
std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

// As a Content-Security-Policy names what it allows.
std::string hash_of(std::string_view stylesheet) {
  Sha256 hash;
  hash.add(stylesheet);
  return hash.base64();
}

// The name of a bar and the colour's class of it (data/page.css).
std::string key_of(const char* colour, const std::string& name) {
  return fmt::format(R"(<span class="key {}"></span>{})", colour, name);
}

class Writing {
 public:
  Writing(const Page& page, const PageForm& form)
      : page_(page), form_(form), is_open_(is_open(page.privacy)) {}
  std::string whole();

 private:
  template <typename... Values>
  std::string said(PageText text, const Values&... values) const {
    return fmt::format(fmt::runtime(form_.words(text)), values...);
  }
  std::string word(PageText text) const { return escaped(said(text)); }

  std::string figure(const std::string& name, std::optional<std::uint64_t> number) const;
  std::string counted(const std::string& name, std::uint64_t number) const;
  std::string span_cell(const std::string& name, std::optional<std::int64_t> seconds) const;
  std::string share_figure(const std::string& name, std::optional<double> share) const;
  std::string share_cells(const std::string& name, const report::Statistics& one) const;
  std::string section(const std::string& title, const std::string& body,
                      const std::string& note = {}) const;
  // A chart with what its bars are, and its figures as a table.
  std::string charted(PageText title, const ColumnChart& chart, PageText whole, PageText part,
                      const std::string& rows, const std::string& note = {}) const;
  std::string heads(std::span<const std::pair<PageText, bool>> columns) const;

  std::string head() const;
  std::string tiles() const;
  std::string map() const;
  std::string categories() const;
  std::string months() const;
  std::string states() const;
  std::string points() const;
  std::string stock() const;
  std::string teams() const;
  std::string riders() const;
  std::string foot() const;

  const Page& page_;
  const PageForm& form_;
  bool is_open_;
};

// A dash for what is left out, being one of few.
std::string Writing::figure(const std::string& name, std::optional<std::uint64_t> number) const {
  return fmt::format(R"(<span data-figure="{}" data-value="{}">{}</span>)", escaped(name),
                     number ? std::to_string(*number) : std::string(),
                     number ? with_commas(*number) : std::string("–"));
}

std::string Writing::counted(const std::string& name, std::uint64_t number) const {
  return figure(name, report::figure_shown(number, is_open_));
}

// In one unit: of a median no more is worth knowing.
std::string Writing::span_cell(const std::string& name, std::optional<std::int64_t> seconds) const {
  std::string text = "–";
  if (seconds) {
    const auto of = static_cast<double>(*seconds);
    if (of >= 86'400) {
      text = said(PageText::days, fmt::format("{:.1f}", of / 86'400));
    } else if (of >= 3'600) {
      text = said(PageText::hours, fmt::format("{:.1f}", of / 3'600));
    } else {
      text = said(PageText::minutes, fmt::format("{:.0f}", of / 60));
    }
  }
  return fmt::format(R"(<td class="number"><span data-figure="{}" data-value="{}">{}</span></td>)",
                     escaped(name), seconds ? std::to_string(*seconds) : std::string(),
                     escaped(text));
}

std::string Writing::share_figure(const std::string& name, std::optional<double> share) const {
  if (!share) return "–";
  return fmt::format(R"(<span data-figure="{}" data-value="{:.4f}">{:.0f}%</span>)", escaped(name),
                     *share, 100 * *share);
}

std::string Writing::share_cells(const std::string& name, const report::Statistics& one) const {
  const auto share = report::share_on_time(one, is_open_);
  return fmt::format(R"(<td class="wide">{}</td><td class="number">{}</td>)",
                     share ? share_bar(*share, *share < 0.8 ? "late" : "part") : std::string(),
                     share_figure(name, share));
}

std::string Writing::section(const std::string& title, const std::string& body,
                             const std::string& note) const {
  return fmt::format("<section><h2>{}</h2>\n{}{}</section>\n", title, body,
                     note.empty() ? note : "<p class=\"note\">" + note + "</p>\n");
}

std::string Writing::charted(PageText title, const ColumnChart& chart, PageText whole,
                             PageText part, const std::string& rows,
                             const std::string& note) const {
  if (chart.bars.empty()) {
    return section(word(title), "<p>" + word(PageText::none) + "</p>", note);
  }
  return section(word(title),
                 "<figure>" + column_chart(chart) + "<figcaption>" +
                     key_of("k-whole", word(whole)) + key_of("k-part", word(part)) +
                     "</figcaption></figure>\n<details><summary>" + word(PageText::figures) +
                     "</summary><table>\n" + rows + "</table></details>\n",
                 note);
}

// Columns with whether they hold numbers.
std::string Writing::heads(std::span<const std::pair<PageText, bool>> columns) const {
  std::string row = "<tr>";
  for (const auto& [text, is_number] : columns) {
    row += fmt::format("<th{}>{}</th>", is_number ? " class=\"number\"" : "", word(text));
  }
  return row + "</tr>\n";
}

std::string Writing::head() const {
  const std::string title = page_.subdistrict.empty()
                                ? word(PageText::title)
                                : escaped(said(PageText::title_of, page_.subdistrict));
  return fmt::format(
      R"(<!DOCTYPE html>
<html lang="{0}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{1}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="yangxiao {2}">
<title>{3}</title>
<style>{4}</style>
</head>
<body>
<header><h1>{3}</h1><p>{5} · {6}</p></header>
<main>
)",
      form_.language, hash_of(embedded::page_css), escaped(form_.program), title,
      embedded::page_css, escaped(said(PageText::of_span, page_.since, page_.until)),
      escaped(said(PageText::as_of, page_.at.substr(0, 10) + " " + page_.at.substr(11, 5))));
}

std::string Writing::tiles() const {
  std::string out = "<section class=\"tiles\">\n";
  const auto tile = [&](const std::string& value, PageText text) {
    out += "<div class=\"tile\"><b>" + value + "</b><span>" + word(text) + "</span></div>\n";
  };
  const report::Statistics& all = page_.all;
  tile(figure("stations", page_.stations.size()), PageText::stations);
  tile(counted("reports", all.reports), PageText::reports);
  tile(counted("open", all.open), PageText::waiting);
  tile(counted("resolved", all.resolved), PageText::done);
  tile(share_figure("on_time_share", report::share_on_time(all, is_open_)), PageText::in_time);
  if (page_.subdistrict.empty()) {
    std::uint64_t given = 0;
    std::uint64_t redeemed = 0;
    for (const PagePoints& one : page_.points) {
      given += static_cast<std::uint64_t>(one.given);
      redeemed += static_cast<std::uint64_t>(one.redeemed);
    }
    tile(figure("points_given", given), PageText::points_given);
    tile(figure("points_redeemed", redeemed), PageText::points_redeemed);
  }
  return out + "</section>\n";
}

std::string Writing::map() const {
  const std::string description = said(PageText::map);
  const std::string drawn = page_map(page_, description);
  const std::string around = said(PageText::map_station, fmt::format("{:.10g}", page_.minutes),
                                  fmt::format("{:.0f}", page_.within));
  const std::string density = said(PageText::map_density, fmt::format("{:.0f}", page_.square),
                                   is_open_ ? kSmallestGroup : 1);
  const std::string legend = "<figcaption>" + key_of("k-station", escaped(around)) +
                             key_of("k-density", escaped(density)) + "</figcaption>";
  std::string note = word(PageText::map_source);
  if (page_.nowhere > 0) {
    const auto nowhere = report::figure_shown(page_.nowhere, is_open_);
    if (nowhere) note += " " + escaped(said(PageText::map_nowhere, *nowhere));
  }
  return section(word(PageText::map),
                 drawn.empty() ? "<p>" + word(PageText::none) + "</p>"
                               : "<figure>" + drawn + legend + "</figure>\n",
                 note);
}

std::string Writing::categories() const {
  if (page_.categories.empty()) {
    return section(word(PageText::by_category), "<p>" + word(PageText::none) + "</p>");
  }
  std::string rows = fmt::format(
      "<tr><th>{}</th><th class=\"number\">{}</th><th class=\"wide\"></th><th "
      "class=\"number\">{}</th>"
      "<th class=\"number\">{}</th><th class=\"wide\"></th><th class=\"number\">{}</th></tr>\n",
      word(PageText::category), word(PageText::reports), word(PageText::median),
      word(PageText::ninety), word(PageText::in_time));
  const auto most = static_cast<double>(page_.categories.front().counts.reports);
  for (std::size_t i = 0; i < std::min(page_.categories.size(), kCategories); ++i) {
    const PageCategory& one = page_.categories[i];
    const std::string name = "category/" + one.counts.key + "/";
    const bool has_english = !form_.in_chinese && !one.name_en.empty();
    rows += fmt::format(
        "<tr><td class=\"name\">{}</td><td class=\"number\">{}</td><td class=\"wide\">{}</td>",
        escaped(has_english ? one.name_en : one.name),
        counted(name + "reports", one.counts.reports),
        share_bar(static_cast<double>(one.counts.reports) / most, "part"));
    rows +=
        span_cell(name + "resolve_median_s", report::median_shown(one.counts.resolve, is_open_));
    rows += span_cell(name + "resolve_p90_s", report::p90_shown(one.counts.resolve, is_open_));
    rows += share_cells(name + "on_time_share", one.counts) + "</tr>\n";
  }
  return section(word(PageText::by_category),
                 "<div class=\"scroll\"><table>\n" + rows + "</table></div>\n");
}

std::string Writing::months() const {
  std::vector<ColumnBar> bars;
  static constexpr std::array<std::pair<PageText, bool>, 4> kColumns = {
      {{PageText::month, false},
       {PageText::reports, true},
       {PageText::done, true},
       {PageText::turned_down, true}}};
  std::string rows = heads(kColumns);
  for (const report::Statistics& one : page_.months) {
    const std::string name = "month/" + one.key + "/";
    const auto reports = report::figure_shown(one.reports, is_open_);
    const auto done = report::figure_shown(one.resolved, is_open_);
    bars.push_back({one.key.substr(2),
                    fmt::format("{}: {} {}, {} {}", one.key, said(PageText::reports),
                                reports.value_or(0), said(PageText::done), done.value_or(0)),
                    static_cast<double>(reports.value_or(0)),
                    static_cast<double>(done.value_or(0))});
    rows += fmt::format(
        "<tr><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td><td "
        "class=\"number\">{}</td></tr>\n",
        escaped(one.key), counted(name + "reports", one.reports),
        counted(name + "resolved", one.resolved), counted(name + "turned_down", one.turned_down));
  }
  return charted(PageText::by_month, {bars, false, said(PageText::by_month)}, PageText::reports,
                 PageText::done, rows);
}

std::string Writing::states() const {
  std::string rows;
  std::uint64_t most = 1;
  for (const auto& one : page_.states) most = std::max(most, one ? one->reports : 0);
  for (std::size_t i = 0; i < page_.states.size(); ++i) {
    const auto& one = page_.states[i];
    if (!one) continue;
    rows += fmt::format(
        "<tr><td>{}</td><td class=\"number\">{}</td><td class=\"wide\">{}</td></tr>\n",
        escaped(form_.states[i]), counted("state/" + one->key + "/reports", one->reports),
        share_bar(static_cast<double>(one->reports) / static_cast<double>(most),
                  report::is_open(static_cast<report::State>(i)) ? "late" : "part"));
  }
  return section(word(PageText::by_state), rows.empty() ? "<p>" + word(PageText::none) + "</p>"
                                                        : "<table>\n" + rows + "</table>\n");
}

std::string Writing::points() const {
  if (!page_.subdistrict.empty()) return {};
  std::vector<ColumnBar> bars;
  static constexpr std::array<std::pair<PageText, bool>, 3> kColumns = {
      {{PageText::month, false},
       {PageText::points_given, true},
       {PageText::points_redeemed, true}}};
  std::string rows = heads(kColumns);
  for (const PagePoints& one : page_.points) {
    bars.push_back({one.month.substr(2),
                    fmt::format("{}: {} {}, {} {}", one.month, said(PageText::points_given),
                                one.given, said(PageText::points_redeemed), one.redeemed),
                    static_cast<double>(one.given), static_cast<double>(one.redeemed)});
    rows += fmt::format(
        "<tr><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
        escaped(one.month),
        figure("points/" + one.month + "/given", static_cast<std::uint64_t>(one.given)),
        figure("points/" + one.month + "/redeemed", static_cast<std::uint64_t>(one.redeemed)));
  }
  return charted(PageText::points, {bars, true, said(PageText::points)}, PageText::points_given,
                 PageText::points_redeemed, rows, word(PageText::points_note));
}

std::string Writing::stock() const {
  static constexpr std::array<std::pair<PageText, bool>, 4> kColumns = {
      {{PageText::item, false},
       {PageText::place, false},
       {PageText::quantity, true},
       {PageText::good_until, true}}};
  std::string rows;
  for (std::size_t i = 0; i < std::min(page_.stock.size(), kStockRows); ++i) {
    const PageStock& one = page_.stock[i];
    rows += fmt::format(
        "<tr><td>{}</td><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
        escaped(one.item), escaped(one.place),
        with_commas(static_cast<std::uint64_t>(one.quantity)), escaped(one.until));
  }
  if (page_.stock.size() > kStockRows) rows += "<tr><td colspan=\"4\">…</td></tr>\n";
  return section(word(PageText::stock), rows.empty()
                                            ? "<p>" + word(PageText::stock_none) + "</p>"
                                            : "<table>\n" + heads(kColumns) + rows + "</table>\n");
}

std::string Writing::teams() const {
  if (page_.teams.empty()) return {};
  std::string rows;
  for (std::size_t i = 0; i < std::min(page_.teams.size(), kTeams); ++i) {
    rows += fmt::format("<li value=\"{}\">{}</li>\n", page_.teams[i].rank,
                        escaped(page_.teams[i].name));
  }
  return section(word(PageText::teams), "<ol>\n" + rows + "</ol>\n", word(PageText::teams_note));
}

std::string Writing::riders() const {
  if (page_.riders.empty()) return {};
  std::string rows;
  for (const std::string& name : page_.riders) rows += "<li>" + escaped(name) + "</li>\n";
  return section(escaped(said(PageText::riders, page_.year)),
                 "<ul class=\"names\">\n" + rows + "</ul>\n", word(PageText::riders_note));
}

std::string Writing::foot() const {
  return "</main>\n<footer><p>" + word(is_open_ ? PageText::note_open : PageText::note_partner) +
         "</p><p>" + escaped(said(PageText::foot, page_.book, form_.program)) +
         "</p></footer>\n</body>\n</html>\n";
}

std::string Writing::whole() {
  return head() + tiles() + "<div class=\"left\">\n" + map() + "<div class=\"pair\">\n" + months() +
         points() + "</div>\n</div>\n<div class=\"right\">\n" + categories() + states() + stock() +
         teams() + riders() + "</div>\n" + foot();
}

}  // namespace

std::string page_html(const Page& page, const PageForm& form) {
  return Writing(page, form).whole();
}

}  // namespace yangxiao::exporting
