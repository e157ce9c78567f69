// points settle --period, --list: what would be paid, what was posted, what became of it.
#include <array>

#include <fmt/format.h>

#include "base/text/hex.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"
#include "points/chain.hpp"
#include "points/due_view.hpp"
#include "points/last_day.hpp"
#include "points/settle_modes.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// What is said in this second is known.
Instant after(Instant moment) { return {moment.seconds + 1}; }

// --- a draft

Status print_draft(Session& session, std::span<const settle::Line> lines) {
  DueView view(session);
  const Reasons reasons(session.reader(), after(session.clock().now()));
  std::vector<std::vector<std::string>> rows;
  std::int64_t points = 0;
  for (const settle::Line& line : lines) {
    const DueView::Person& person = view.person(line.member);
    const DueView::About about = view.about(line);
    rows.push_back({person.code, person.name, view.codes(line).any(), about.category,
                    about.filed_on, std::to_string(line.worth.points), reasons.of(line)});
    points += line.worth.points;
  }
  const Status printed = print_table(session,
                                     {{"member", N_("CODE")},
                                      {"name", N_("MEMBER")},
                                      {"report", N_("WHAT FOR")},
                                      {"category", N_("CATEGORY")},
                                      {"filed_on", N_("DATE")},
                                      {"points", N_("POINTS"), Align::right},
                                      {"reason", N_("WHY SO MANY")}},
                                     std::move(rows));
  if (!printed) return printed;
  std::string sum =
      fmt::format(fmt::runtime(tr(N_("draft: lines {0}, points {1}"))), lines.size(), points);
  const settle::Kept kept = settle::kept(session.reader(), session.zone());
  if (kept.reports > 0) {
    sum += "\n" + fmt::format(fmt::runtime(tr(N_("kept, since it was merged or split after it was "
                                                 "paid: {0} points of {1} reports"))),
                              kept.points, kept.reports);
  }
  return session.out().write(sum + "\n");
}

constexpr std::array<table::Column, 23> kDraft = {{{"member"},
                                                   {"name"},
                                                   {"phone"},
                                                   {"report"},
                                                   {"activity"},
                                                   {"team"},
                                                   {"category"},
                                                   {"filed_on"},
                                                   {"points", table::Type::integer},
                                                   {"reason"},
                                                   {"standing"},
                                                   {"place", table::Type::integer},
                                                   {"tellers", table::Type::integer},
                                                   {"category_points", table::Type::integer},
                                                   {"photo_points", table::Type::integer},
                                                   {"percent", table::Type::integer},
                                                   {"first_points", table::Type::integer},
                                                   {"service_points", table::Type::integer},
                                                   {"bonus_points", table::Type::integer},
                                                   {"cut_by_day", table::Type::integer},
                                                   {"cut_by_month", table::Type::integer},
                                                   {"rule", table::Type::integer},
                                                   {"paid_before", table::Type::integer}}};

Status write_draft(Session& session, std::span<const settle::Line> lines) {
  auto writer = rows_out(session, kDraft);
  if (!writer) return writer.error();
  DueView view(session);
  const Reasons reasons(session.reader(), after(session.clock().now()));
  Status status;
  for (const settle::Line& line : lines) {
    const DueView::Person& person = view.person(line.member);
    const DueView::About about = view.about(line);
    const DueView::Codes codes = view.codes(line);
    const std::string reason = reasons.of(line);
    const settle::Worth& worth = line.worth;
    const std::array<table::Value, 23> values = {std::string_view(person.code),
                                                 text_or_nothing(person.name),
                                                 text_or_nothing(person.phone),
                                                 text_or_nothing(codes.report),
                                                 text_or_nothing(codes.activity),
                                                 text_or_nothing(codes.team),
                                                 text_or_nothing(about.category_code),
                                                 std::string_view(about.filed_on),
                                                 worth.points,
                                                 std::string_view(reason),
                                                 settle::name_of(line.precedence.standing),
                                                 line.precedence.place,
                                                 line.precedence.tellers,
                                                 worth.category,
                                                 worth.photo,
                                                 worth.percent,
                                                 worth.first,
                                                 worth.service,
                                                 worth.bonus,
                                                 worth.cut_by_day,
                                                 worth.cut_by_month,
                                                 line.rule,
                                                 line.paid};
    status = (*writer)->row(values);
    if (!status) return status;
  }
  return (*writer)->finish();
}

// --- a posted list

Status print_posted(Session& session, const settle::Settlement& list) {
  DueView view(session);
  const auto objected = settle::lines_objected_to(session.reader(), list.settlement);
  std::vector<std::vector<std::string>> rows;
  for (const settle::PostedLine& line : settle::lines_of(session.reader(), list.settlement)) {
    const DueView::Person& person = view.person(line.member);
    const DueView::About about = view.about(line.subject);
    rows.push_back({std::to_string(line.line), person.code, person.name,
                    view.codes(line.subject).any(), about.category, about.filed_on,
                    std::to_string(line.points),
                    !line.outcome && objected.contains(line.line) ? tr(N_("objected to"))
                                                                  : tr(words_for(line.outcome))});
  }
  return print_table(session,
                     {{"line", N_("LINE"), Align::right},
                      {"member", N_("CODE")},
                      {"name", N_("MEMBER")},
                      {"report", N_("WHAT FOR")},
                      {"category", N_("CATEGORY")},
                      {"filed_on", N_("DATE")},
                      {"points", N_("POINTS"), Align::right},
                      {"outcome", N_("WHAT BECAME OF IT")}},
                     std::move(rows));
}

constexpr std::array<table::Column, 11> kPosted = {{{"line", table::Type::integer},
                                                    {"member"},
                                                    {"name"},
                                                    {"phone"},
                                                    {"report"},
                                                    {"activity"},
                                                    {"team"},
                                                    {"category"},
                                                    {"filed_on"},
                                                    {"points", table::Type::integer},
                                                    {"outcome"}}};

Status write_posted(Session& session, const settle::Settlement& list) {
  auto writer = rows_out(session, kPosted);
  if (!writer) return writer.error();
  DueView view(session);
  for (const settle::PostedLine& line : settle::lines_of(session.reader(), list.settlement)) {
    const DueView::Person& person = view.person(line.member);
    const DueView::About about = view.about(line.subject);
    const DueView::Codes codes = view.codes(line.subject);
    const std::string outcome(line.outcome ? settle::name_of(*line.outcome) : std::string_view());
    const std::array<table::Value, 11> values = {line.line,
                                                 text_or_nothing(person.code),
                                                 text_or_nothing(person.name),
                                                 text_or_nothing(person.phone),
                                                 text_or_nothing(codes.report),
                                                 text_or_nothing(codes.activity),
                                                 text_or_nothing(codes.team),
                                                 text_or_nothing(about.category_code),
                                                 text_or_nothing(about.filed_on),
                                                 line.points,
                                                 text_or_nothing(outcome)};
    const Status status = (*writer)->row(values);
    if (!status) return status;
  }
  return (*writer)->finish();
}

// --- the lists so far

std::string time_text(const Session& session, const std::optional<Instant>& time) {
  return time ? calendar::to_rfc3339(*time, session.zone()) : std::string();
}

const char* state_of(const Session& session, const settle::Settlement& one) {
  if (one.confirmed_at) return "confirmed";
  return session.clock().now() < one.objections_until ? "posted" : "due";
}

const char* words_for_state(std::string_view state) {
  if (state == "confirmed") return N_("confirmed");
  return state == "posted" ? N_("open to objections") : N_("to be confirmed");
}

Status print_lists(Session& session, std::span<const settle::Settlement> lists) {
  std::vector<std::vector<std::string>> rows;
  for (const settle::Settlement& one : lists) {
    rows.push_back({std::to_string(one.settlement), one.period,
                    tr(words_for_state(state_of(session, one))), std::to_string(one.lines),
                    std::to_string(one.points), short_time(time_text(session, one.posted_at)),
                    last_day(session, one.objections_until),
                    short_time(time_text(session, one.confirmed_at))});
  }
  return print_table(session,
                     {{"settlement", N_("LIST"), Align::right},
                      {"period", N_("MONTH")},
                      {"state", N_("STATE")},
                      {"lines", N_("LINES"), Align::right},
                      {"points", N_("POINTS"), Align::right},
                      {"posted_at", N_("POSTED")},
                      {"objections_until", N_("OBJECTIONS")},
                      {"confirmed_at", N_("CONFIRMED")}},
                     std::move(rows));
}

constexpr std::array<table::Column, 11> kLists = {{{"settlement", table::Type::integer},
                                                   {"period"},
                                                   {"state"},
                                                   {"lines", table::Type::integer},
                                                   {"points", table::Type::integer},
                                                   {"digest"},
                                                   {"posted_at"},
                                                   {"posted_by"},
                                                   {"objections_until"},
                                                   {"confirmed_at"},
                                                   {"head"}}};

Status write_lists(Session& session, std::span<const settle::Settlement> lists) {
  auto writer = rows_out(session, kLists);
  if (!writer) return writer.error();
  for (const settle::Settlement& one : lists) {
    const std::string digest = text::to_hex(one.digest);
    const std::string posted = time_text(session, one.posted_at);
    const std::string until = time_text(session, one.objections_until);
    const std::string confirmed = time_text(session, one.confirmed_at);
    const std::string head = yangxiao::points::to_text(one.head);
    const std::array<table::Value, 11> values = {one.settlement,
                                                 std::string_view(one.period),
                                                 std::string_view(state_of(session, one)),
                                                 one.lines,
                                                 one.points,
                                                 std::string_view(digest),
                                                 std::string_view(posted),
                                                 std::string_view(one.posted_by),
                                                 std::string_view(until),
                                                 text_or_nothing(confirmed),
                                                 std::string_view(head)};
    const Status status = (*writer)->row(values);
    if (!status) return status;
  }
  return (*writer)->finish();
}

}  // namespace

Result<Outcome> show_period(Session& session) {
  const auto period = period_of(session.arguments());
  if (!period) return period.error();
  note_overdue(session);
  const bool for_people = session.shape() == Shape::table;
  const auto posted = settle::settlement_of(session.reader(), *period);
  Status printed;
  if (posted) {
    printed = for_people ? print_posted(session, *posted) : write_posted(session, *posted);
  } else {
    const auto end = settle::end_of(*period, session.zone());
    if (!end) return end.error();
    const auto lines = settle::draft(session.reader(), session.zone(), {*end, {}, *period});
    printed = for_people ? print_draft(session, lines) : write_draft(session, lines);
  }
  if (!printed) return printed.error();
  return Outcome::done;
}

Result<Outcome> show_lists(Session& session) {
  note_overdue(session);
  const auto lists = settle::settlements(session.reader());
  const Status printed =
      session.shape() == Shape::table ? print_lists(session, lists) : write_lists(session, lists);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace yangxiao::cmd::points
