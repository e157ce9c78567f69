// report list: reports by what they say, emergencies that are still open first.
#include "report/list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/rows_out.hpp"
#include "report/filters.hpp"
#include "report/report_table.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Flag opt_overdue{"overdue", 0, N_("only what has passed its deadline")};
constexpr Flag opt_flawed{"flawed", 0, N_("only those in which something is not right")};
constexpr Text opt_sort{
    "sort",       0,
    "ORDER",      N_("what comes first (default newest), behind emergencies that are open"),
    Form::choice, "newest|oldest|deadline"};

// Rows that are sorted at once, so that a short list does not sort for every row.
constexpr std::uint64_t kSorted = 1'000;

struct Row {
  lib::Report report;
  std::optional<lib::Deadline> deadline;
  bool is_emergency = false;
};

// Reads what the query finds; by deadline, or only overdue ones, as the clocks say.
class Listing {
 public:
  Listing(Session& session, const View& view, lib::ListQuery query)
      : session_(session),
        view_(view),
        query_(std::move(query)),
        overdue_(session.arguments()[opt_overdue]),
        by_deadline_(session.arguments()[opt_sort] == "deadline") {}

  Status each(const std::function<Status(const Row&)>& take) {
    if (!overdue_ && !by_deadline_) {
      return lib::list_reports(session_.reader(), query_, [&](const lib::Report& report) {
        return take({report, std::nullopt, false});
      });
    }
    return by_deadline_ ? each_by_deadline(take) : each_overdue(take);
  }

 private:
  Status each_overdue(const std::function<Status(const Row&)>& take) {
    std::uint64_t left = std::exchange(query_.limit, std::nullopt).value_or(UINT64_MAX);
    return lib::list_reports(session_.reader(), query_, [&](const lib::Report& report) -> Status {
      if (left == 0) return {};
      const auto row = row_of(report);
      if (!row) return {};
      --left;
      return take(*row);
    });
  }

  Status each_by_deadline(const std::function<Status(const Row&)>& take) {
    const auto limit = std::exchange(query_.limit, std::nullopt);
    const auto after = std::exchange(query_.after, std::nullopt);
    std::vector<Row> rows;
    const Status read =
        lib::list_reports(session_.reader(), query_, [&](const lib::Report& report) -> Status {
          if (auto row = row_of(report)) rows.push_back(std::move(*row));
          if (limit && !after) keep_first(rows, *limit);
          return {};
        });
    if (!read) return read;
    std::stable_sort(rows.begin(), rows.end(), comes_first);
    std::uint64_t left = limit.value_or(UINT64_MAX);
    bool is_behind = !after;
    for (const Row& row : rows) {
      if (!is_behind) {
        is_behind = row.report.id == *after;
        continue;
      }
      if (left-- == 0) break;
      const Status taken = take(row);
      if (!taken) return taken;
    }
    return {};
  }

  // Of what was read so far not much more than is asked for.
  static void keep_first(std::vector<Row>& rows, std::uint64_t limit) {
    if (rows.size() < kSorted || (rows.size() - kSorted) / 2 < limit) return;
    std::stable_sort(rows.begin(), rows.end(), comes_first);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
  }

  // Nothing: only overdue ones are wanted, and this is none.
  std::optional<Row> row_of(const lib::Report& report) const {
    auto deadline = view_.deadline(report);
    if (overdue_ && (!deadline || deadline->is_kept(view_.now()))) return std::nullopt;
    const bool is_emergency = lib::is_open(report.state) &&
                              view_.category_of(report).priority == lib::Priority::emergency;
    return Row{report, std::move(deadline), is_emergency};
  }

  static bool comes_first(const Row& a, const Row& b) {
    const auto rank = [](const Row& row) {
      return std::tuple(!row.is_emergency, !row.deadline.has_value(),
                        row.deadline ? row.deadline->at : Instant{});
    };
    return rank(a) < rank(b);
  }

  Session& session_;
  const View& view_;
  lib::ListQuery query_;
  bool overdue_;
  bool by_deadline_;
};

Result<lib::ListQuery> list_query(const Session& session, const View& view) {
  const Arguments& arguments = session.arguments();
  const lib::CategoryTree& tree = view.clocks().tree();
  auto query = query_of(session, tree, view.privacy());
  if (!query) return query;
  query->emergencies = tree.with_priority(lib::Priority::emergency);
  query->flawed = arguments[opt_flawed];
  query->limit = arguments[opt_limit];
  if (arguments[opt_sort] == "oldest") query->order = lib::ListOrder::oldest;
  if (const auto word = arguments[opt_after]) {
    const auto report = lib::report_named(session.reader(), *word);
    if (!report) return report.error();
    query->after = report->id;
  }
  return query;
}

Status print_for_machines(Session& session, View& view, Listing& listing) {
  auto writer = rows_out(session, lib::machine_columns());
  if (!writer) return writer.error();
  const Status listed =
      listing.each([&](const Row& row) { return (*writer)->row(view.machine_row(row.report)); });
  return listed ? (*writer)->finish() : listed;
}

Status print_for_people(Session& session, View& view, Listing& listing) {
  std::vector<std::vector<std::string>> rows;
  const Status listed = listing.each([&](const Row& row) -> Status {
    const lib::Report& report = row.report;
    rows.push_back({lib::code_of(report.id), cli::short_time(view.time_text(report.filed_at)),
                    view.state_text(view.state(report)), view.category_and_call(report),
                    view.station(report), view.remark(report.description)});
    return {};
  });
  if (!listed) return listed;
  return print_table(session,
                     {{"code", N_("CODE")},
                      {"reported_at", N_("REPORTED")},
                      {"status", N_("STATE")},
                      {"category", N_("CATEGORY")},
                      {"station", N_("STATION")},
                      {"description", N_("DESCRIPTION")}},
                     std::move(rows));
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  auto query = list_query(session, *view);
  if (!query) return query.error();
  Listing listing(session, *view, std::move(*query));
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, listing)
                             : print_for_machines(session, *view, listing);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb list() {
  return {"list",
          N_("list reports, emergencies that are open first, then the newest"),
          Shelf::look_up,
          {},
          {report_filters({&opt_overdue, &opt_flawed, &opt_sort, &opt_limit, &opt_after}),
           {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao report list --state filed --category hazard --limit 20",
            N_("the newest that nobody has accepted, of one branch of the tree")},
           {"yangxiao report list --open --near 30.5536,114.2103 --datum gcj02 --within 5min",
            N_("what still has to be done around a place, five minutes on foot")},
           {"yangxiao report list --flawed --format csv",
            N_("what is not right in the files, for a spreadsheet")}},
          run};
}

}  // namespace yangxiao::cmd::report
