// points member near: who knows a place.
#include <array>

#include <fmt/format.h>

#include "cli/asked_place.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "member/member.hpp"
#include "member/membership.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
namespace field = member::field;

constexpr double kReach = 500;  // metres around the home station of who has no radius

Result<std::vector<member::Knower>> knowers(const Session& session) {
  const std::string& asked = session.arguments().words().front();
  const auto place = place_in(session, asked);
  if (!place && place.error().what == Problem::position_swapped) return place.error();
  if (!place) return member::who_knows_compound(session.reader(), asked);
  const auto within = metres_within(session);
  if (!within) return within.error();
  return member::who_knows(session.reader(), *place, within->value_or(kReach));
}

Result<Outcome> run(Session& session) {
  auto view = catalogue::EntryView::open(session, members());
  if (!view) return view.error();
  auto found = knowers(session);
  if (!found) return found.error();
  if (found->empty()) return Error{Problem::member_none_near, {}, {}};
  if (const auto limit = session.arguments()[opt_limit]; limit && *limit < found->size()) {
    found->resize(*limit);
  }
  if (session.shape() == Shape::table) {
    std::vector<std::vector<std::string>> rows;
    for (const member::Knower& one : *found) {
      rows.push_back({one.member.code, view->text(one.member, field::name, true),
                      view->text(one.member, field::phone, true),
                      view->text(one.member, field::station, true),
                      view->text(one.member, field::patch, true),
                      one.metres ? fmt::format("{:.0f} m", *one.metres) : ""});
    }
    const Status printed = print_table(session,
                                       {{"code", N_("CODE")},
                                        {"name", N_("MEMBER")},
                                        {"phone", N_("PHONE")},
                                        {"station", N_("STATION")},
                                        {"patch", N_("PATCH")},
                                        {"distance", N_("DISTANCE"), Align::right}},
                                       std::move(rows));
    if (!printed) return printed.error();
    return Outcome::done;
  }
  static constexpr std::array<table::Column, 6> kColumns = {{{"code"},
                                                             {"name"},
                                                             {"phone"},
                                                             {"station"},
                                                             {"patch"},
                                                             {"distance_m", table::Type::real, 0}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const member::Knower& one : *found) {
    std::array<std::string, 5> texts = {one.member.code, view->text(one.member, field::name, false),
                                        view->text(one.member, field::phone, false),
                                        view->text(one.member, field::station, false),
                                        view->text(one.member, field::patch, false)};
    std::vector<table::Value> values;
    for (const std::string& text : texts) {
      values.push_back(text_or_nothing(text));
    }
    values.push_back(one.metres ? table::Value(*one.metres) : table::Value());
    const Status written = (*writer)->row(values);
    if (!written) return written.error();
  }
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return Outcome::done;
}

}  // namespace

cli::Verb member_near() {
  return {"near",
          N_("who knows a place: the person to ask"),
          Shelf::look_up,
          {{"PLACE"}},
          {{N_("The place"), {&opt_datum, &opt_order, &opt_within, &opt_limit}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points member near 30.5820,114.1815",
            N_("whose patch, or home station, is there")},
           {"yangxiao points member near 芳草社区", N_("who has named this compound")}},
          run};
}

}  // namespace yangxiao::cmd::points
