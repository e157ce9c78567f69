#include "points/activity_listing.hpp"

#include <array>

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "cli/rows_out.hpp"
#include "points/activity_view.hpp"
#include "points/due_view.hpp"
#include "settle/correction.hpp"
#include "settle/earning.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// What was paid for it and stands; nothing: it was not paid yet.
std::optional<std::int64_t> paid_for(const store::Reader& book, std::int64_t part) {
  const auto due = settle::settled_due(book, yangxiao::points::of_participation(part));
  if (!due) return std::nullopt;
  return settle::paid_so_far(settle::earnings_of(book, *due)).points;
}

std::string state_of(const activity::Judged& part, const std::optional<std::int64_t>& paid) {
  const std::string flaw = why_not(part);
  if (!flaw.empty()) return flaw;
  return paid ? tr(N_("paid")) : tr(N_("counts"));
}

Status print_for_people(Session& session, std::span<const activity::Judged> parts) {
  DueView view(session);
  std::vector<std::vector<std::string>> rows;
  for (const activity::Judged& one : parts) {
    const activity::Participation& part = one.participation;
    const auto paid = paid_for(session.reader(), part.id);
    const DueView::Person& person = view.person(part.member);
    rows.push_back({part.activity.code, part.activity.name, when_of(part.activity), person.code,
                    person.name, std::to_string(part.minutes()),
                    paid ? std::to_string(*paid) : std::string(), state_of(one, paid)});
  }
  return print_table(session,
                     {{"activity", N_("ACTIVITY")},
                      {"name", N_("WHAT")},
                      {"date", N_("WHEN")},
                      {"member", N_("CODE")},
                      {"member_name", N_("MEMBER")},
                      {"minutes", N_("MINUTES"), Align::right},
                      {"points", N_("PAID"), Align::right},
                      {"standing", N_("STATE")}},
                     std::move(rows));
}

constexpr std::array<table::Column, 12> kColumns = {{{"activity"},
                                                     {"name"},
                                                     {"team"},
                                                     {"date"},
                                                     {"start"},
                                                     {"member"},
                                                     {"member_name"},
                                                     {"minutes", table::Type::integer},
                                                     {"standing"},
                                                     {"overlaps"},
                                                     {"figures", table::Type::list},
                                                     {"points", table::Type::integer}}};

Status print_for_machines(Session& session, std::span<const activity::Judged> parts) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  DueView view(session);
  yangxiao::catalogue::References references(session.reader());
  for (const activity::Judged& one : parts) {
    const activity::Participation& part = one.participation;
    const activity::Activity& activity = part.activity;
    const std::string team =
        activity.team ? references.code_of("team", *activity.team) : std::string();
    const std::string day = calendar::to_text(calendar::day_of(activity.held_on));
    const std::string start = activity::start_text(activity);
    const std::string other = one.other.value_or("");
    const DueView::Person& person = view.person(part.member);
    const std::vector<std::string> figures = figures_of(part);
    const std::vector<std::string_view> figure_views(figures.begin(), figures.end());
    const auto paid = paid_for(session.reader(), part.id);
    const std::array<table::Value, 12> values = {
        std::string_view(activity.code),
        std::string_view(activity.name),
        text_or_nothing(team),
        std::string_view(day),
        text_or_nothing(start),
        text_or_nothing(person.code),
        text_or_nothing(person.name),
        part.minutes(),
        activity::name_of(one.standing),
        text_or_nothing(other),
        table::Value(std::span<const std::string_view>(figure_views)),
        paid ? table::Value(*paid) : table::Value()};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

}  // namespace

Status print_parts(Session& session, std::span<const activity::Judged> parts) {
  return session.shape() == Shape::table ? print_for_people(session, parts)
                                         : print_for_machines(session, parts);
}

}  // namespace yangxiao::cmd::points
