// export page: one file that people look at, on a wall or on a phone.
#include "export/page/page.hpp"

#include "base/input.hpp"
#include "base/text/ascii_case.hpp"
#include "base/text/joined.hpp"
#include "cli/asked_place.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "export/page/page_html.hpp"
#include "export/page_words.hpp"
#include "export/verbs.hpp"
#include "report/filters.hpp"
#include "report/typed.hpp"

namespace yangxiao::cmd::exporting {
namespace {

namespace lib = yangxiao::exporting;
using namespace cli;

constexpr Text opt_page_since{
    "since", 0, "TIME", N_("reported from then on (default: the last twelve months)"), Form::time};
constexpr Text opt_page_until{"until", 0, "TIME", N_("reported before"), Form::time};
constexpr Text opt_boundary{"boundary", 0, "FILE",
                            N_("the district as GeoJSON (else the bounds of the config)"),
                            Form::file};
constexpr Text opt_with{"with", 0, "WHAT",
                        N_("also: ranking (of teams), honours (riders who consent), or both: "
                           "ranking,honours")};
constexpr Text opt_page_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much is shown (default open: nobody is found again)"),
    Form::choice, "partner|open"};

struct With {
  bool ranking = false;
  bool honours = false;
};
std::optional<With> with_of(const Arguments& arguments) {
  const std::string text = arguments[opt_with].value_or("");
  With with;
  for (const std::string_view word : text::words_joined(text, ',')) {
    if (word != "ranking" && word != "honours") return std::nullopt;
    (word == "ranking" ? with.ranking : with.honours) = true;
  }
  return with;
}

Status check(const Arguments& arguments) {
  const std::string path = arguments[opt_output].value_or("-");
  if (path != "-" && !text::has_ending(path, ".html")) {
    return Error{
        Problem::option_value_bad, {"--output", path, tr(N_("a name that ends in .html"))}, {}};
  }
  if (arguments.has(opt_boundary) && !arguments.has(opt_datum)) {
    return Error{Problem::option_needs, {"--boundary", "--datum"}, {}};
  }
  if (with_of(arguments)) return {};
  return Error{Problem::option_value_bad, {"--with", *arguments[opt_with], "ranking,honours"}, {}};
}

Result<std::optional<geo::Region>> boundary_of(const Session& session) {
  const auto file = session.arguments()[opt_boundary];
  if (!file) return report::bounds_of(session.config());
  auto region = report::region_in(*file, *datum_of(session.arguments()));
  if (!region) return region.error();
  return std::optional(std::move(*region));
}

Result<lib::PageQuery> query_of(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto privacy = open_privacy(session, arguments[opt_page_privacy].value_or("open"));
  if (!privacy) return privacy.error();
  lib::PageQuery query;
  query.now = session.clock().now();
  query.privacy = *privacy;
  query.subdistrict = arguments[opt_subdistrict].value_or("");
  query.pace = pace_of(session);
  query.office_hours = session.config().report_office_hours;
  const Status span = session.take_span(opt_page_since, opt_page_until, query.since, query.until);
  if (!span) return span.error();
  const With with = *with_of(arguments);
  query.with_ranking = with.ranking;
  query.with_honours = with.honours;
  auto left_out =
      report::left_out_at(session, yangxiao::report::CategoryTree(session.reader()), *privacy);
  if (!left_out) return left_out.error();
  query.left_out = std::move(*left_out);
  auto boundary = boundary_of(session);
  if (!boundary) return boundary.error();
  query.boundary = std::move(*boundary);
  return query;
}

Result<Outcome> run(Session& session) {
  auto query = query_of(session);
  if (!query) return query.error();
  const auto page = lib::page_of(session.reader(), session.zone(), std::move(*query));
  if (!page) return page.error();
  const Status written = session.out().write(lib::page_html(*page, page_form()));
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb page() {
  return {
      "page",
      N_("write one page of HTML to look at: map, reports, points, stock"),
      Shelf::look_up,
      {},
      {{N_("What is on it"),
        {&opt_page_since, &opt_page_until, &opt_subdistrict, &opt_boundary, &opt_datum, &opt_with}},
       {N_("Persons"), {&opt_page_privacy}}},
      always(Need::read),
      {0, 1, 4},
      {{"yangxiao export page -o page.html", N_("for a screen, a phone, or a sheet of A3")},
       {"yangxiao export page --subdistrict 建桥街道 --lang zh_CN -o jianqiao.html",
        N_("that of one subdistrict, in Chinese")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::exporting
