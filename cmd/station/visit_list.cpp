// station visit list: who came, what they were given, what they missed.
#include <array>

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "member/member.hpp"
#include "member/merged_members.hpp"
#include "points/member_name.hpp"
#include "station/verbs.hpp"
#include "station/visit_filters.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr std::array<table::Column, 10> kColumns = {{{"station"},
                                                     {"station_name"},
                                                     {"at"},
                                                     {"people", Type::integer},
                                                     {"member"},
                                                     {"member_name"},
                                                     {"gave", Type::list},
                                                     {"lacked", Type::list},
                                                     {"note"},
                                                     {"actor"}}};

// A visit in words.
struct Row {
  std::string station;
  std::string station_name;
  std::string at;
  std::int64_t people = 0;
  std::string member;
  std::string member_name;
  std::string gave;
  std::string lacked;
  std::string note;
  std::string actor;
};

class Rows {
 public:
  Rows(const Session& session, Privacy privacy)
      : session_(session),
        privacy_(privacy),
        references_(session.reader()),
        merged_(session.reader()) {}

  Row of(const redeem::Visit& visit) {
    Row row;
    row.station = references_.code_of("station", visit.station);
    row.station_name = references_.name_of("station", visit.station);
    row.at = visit.has_time ? calendar::to_rfc3339(visit.at, session_.zone())
                            : calendar::to_text(calendar::local_of(visit.at, session_.zone()).day);
    row.people = visit.people;
    if (visit.member) {
      const std::int64_t member = merged_.head_of(*visit.member);
      row.member = references_.code_of("member", member);
      row.member_name = points::member_name(session_, privacy_, member);
    }
    row.gave = gifts_text(references_, visit.gifts);
    row.lacked = remark_at(privacy_, visit.lacked);
    row.note = remark_at(privacy_, visit.note);
    row.actor = visit.actor;
    return row;
  }

 private:
  const Session& session_;
  Privacy privacy_;
  yangxiao::catalogue::References references_;
  member::MergedMembers merged_;
};

Status each(const Session& session, const redeem::VisitFilter& filter,
            const std::function<Status(const redeem::Visit&)>& take) {
  std::uint64_t left = session.arguments()[opt_limit].value_or(UINT64_MAX);
  return redeem::each_visit(session.reader(), filter, [&](const redeem::Visit& visit) {
    if (left == 0) return Status();
    --left;
    return take(visit);
  });
}

Status print_for_machines(Session& session, Rows& rows, const redeem::VisitFilter& filter) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const Status read = each(session, filter, [&](const redeem::Visit& visit) {
    const Row row = rows.of(visit);
    const std::array<table::Value, 10> values = {
        std::string_view(row.station), std::string_view(row.station_name),
        std::string_view(row.at),      row.people,
        text_or_nothing(row.member),   text_or_nothing(row.member_name),
        text_or_nothing(row.gave),     text_or_nothing(row.lacked),
        text_or_nothing(row.note),     std::string_view(row.actor)};
    return (*writer)->row(values);
  });
  return read ? (*writer)->finish() : read;
}

Status print_for_people(Session& session, Rows& rows, const redeem::VisitFilter& filter) {
  const lib::FacilityList facilities = lib::FacilityList::read(session.reader());
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const redeem::Visit& visit) {
    const Row row = rows.of(visit);
    cells.push_back({row.station, row.station_name, short_time(row.at), std::to_string(row.people),
                     row.member, row.member_name, text::joined_anew(row.gave),
                     lacked_shown(facilities, row.lacked), row.note});
    return Status();
  });
  if (!read) return read;
  return print_table(session,
                     {{"station", N_("CODE")},
                      {"station_name", N_("STATION")},
                      {"at", N_("CAME")},
                      {"people", N_("PEOPLE"), Align::right},
                      {"member", N_("CODE")},
                      {"member_name", N_("MEMBER")},
                      {"gave", N_("WAS GIVEN")},
                      {"lacked", N_("NOT FOUND")},
                      {"note", N_("NOTE")}},
                     std::move(cells));
}

Result<Outcome> run(Session& session) {
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  const auto filter = visit_filter_of(session);
  if (!filter) return filter.error();
  Rows rows(session, *privacy);
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, rows, *filter)
                             : print_for_machines(session, rows, *filter);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb visit_list() {
  return {"list",
          N_("list visits, the newest first"),
          Shelf::look_up,
          {},
          {visit_filters({&opt_of_visitor, &opt_lacked_only, &opt_limit}),
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao station visit list --station HY001 --since today", N_("who came today")},
           {"yangxiao station visit list --lacked --format csv", N_("what somebody did not find")}},
          run};
}

}  // namespace yangxiao::cmd::station
