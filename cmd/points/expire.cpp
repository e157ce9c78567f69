// points expire: books what has run out, and says who will lose what.
#include <array>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text/phone.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "points/expiry.hpp"
#include "points/key.hpp"
#include "points/last_day.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_through{"until", 0, "DAY",
                           N_("with --dry-run: what runs out by the end of this day"), Form::time};

Status check(const Arguments& arguments) {
  if (!arguments.has(opt_through) || arguments[opt_dry_run]) return {};
  return Error{Problem::option_needs, {"--until", "--dry-run"}, {}};
}

// A dry run is a question: it waits for nobody.
Need need_of(const Arguments& arguments) {
  return arguments[opt_dry_run] ? Need::read : Need::write;
}

struct Sums {
  std::int64_t points = 0;
  std::unordered_set<std::int64_t> accounts;  // a member may lose something at several moments
  std::string through;                        // the last day that was asked for; empty: now
};

// Books, or looks up, and adds up what it hands on.
Result<Sums> each(Session& session, const lib::TakeLapse& take) {
  Sums sums;
  const auto add_up = [&](const lib::Lapse& lapse) {
    sums.points += lapse.points;
    sums.accounts.insert(lapse.account);
    return take(lapse);
  };
  Status done;
  if (session.arguments()[opt_dry_run]) {
    Instant until = session.clock().now();
    if (const auto day = session.arguments()[opt_through]) {
      const auto end = end_of_day(session, *day);
      if (!end) return end.error();
      until = *end;
      sums.through = last_day(session, until);
    }
    done = lib::each_lapse(session.reader(), until, add_up);
  } else {
    auto ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    done = lib::book_lapses(session.writer(), *ledger, add_up);
  }
  if (!done) return as_read(session, done.error());
  return sums;
}

std::string sentence(const Session& session, const Sums& sums) {
  const char* text = N_("run out and booked: points {0}, members {1}");
  if (!sums.through.empty()) {
    text = sums.points == 0 ? N_("no points run out by the end of {2}")
                            : N_("run out by the end of {2}: points {0}, members {1}");
  } else if (sums.points == 0) {
    text = N_("no points have run out that are not booked");
  } else if (session.arguments()[opt_dry_run]) {
    text = N_("run out and not booked yet: points {0}, members {1}");
  }
  return fmt::format(fmt::runtime(tr(text)), sums.points, sums.accounts.size(), sums.through);
}

Result<Sums> print_for_people(Session& session) {
  const bool lists = session.arguments()[opt_dry_run];
  std::vector<std::vector<std::string>> rows;
  const auto sums = each(session, [&](const lib::Lapse& lapse) {
    if (!lists) return Status();
    rows.push_back({lapse.member, text::mask_name(lapse.name), std::to_string(lapse.points),
                    last_day(session, lapse.at)});
    return Status();
  });
  if (!sums) return sums.error();
  Status printed;
  if (!rows.empty()) {
    printed = print_table(session,
                          {{"member", N_("CODE")},
                           {"name", N_("MEMBER")},
                           {"points", N_("POINTS"), Align::right},
                           {"expires_at", N_("LAST DAY")}},
                          std::move(rows));
  }
  if (printed) printed = session.out().write(sentence(session, *sums) + "\n");
  if (!printed) return printed.error();
  return *sums;
}

Result<Sums> print_for_machines(Session& session) {
  static constexpr std::array<table::Column, 4> kColumns = {{{"member"},
                                                             {"points", table::Type::integer},
                                                             {"expires_at"},
                                                             {"transfer", table::Type::integer}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const auto sums = each(session, [&](const lib::Lapse& lapse) {
    const std::string expires = calendar::to_rfc3339(lapse.at, session.zone());
    const std::array<table::Value, 4> values = {
        text_or_nothing(lapse.member), lapse.points, std::string_view(expires),
        lapse.transfer == 0 ? table::Value() : table::Value(lapse.transfer)};
    return (*writer)->row(values);
  });
  if (!sums) return sums.error();
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return *sums;
}

Result<Outcome> run(Session& session) {
  const auto sums =
      session.shape() == Shape::table ? print_for_people(session) : print_for_machines(session);
  if (!sums) return sums.error();
  if (session.arguments()[opt_dry_run]) {
    session.reporter().note(Note::dry_run, {}, {});
    return Outcome::done;
  }
  // Where nothing was booked the book stays as it is, every byte of it.
  if (sums->points == 0 && !session.writer().migrated()) return Outcome::done;
  const Status kept = session.commit();
  if (!kept) return kept.error();
  return Outcome::done;
}

}  // namespace

cli::Verb expire() {
  return {"expire",
          N_("book the points that have run out; for cron, every night"),
          Shelf::keep,
          {},
          {{N_("What runs out"), {&opt_through}}, write_options()},
          need_of,
          {0, 1, 5, 75},
          {{"yangxiao points expire", N_("what has run out since the last time is booked")},
           {"yangxiao points expire -n --until 2026-12-31",
            N_("who will lose what by the end of the year")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
