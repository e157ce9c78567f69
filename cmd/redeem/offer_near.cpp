// redeem offer near: which offers stand near a place.
#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "cli/asked_place.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "redeem/offer.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
namespace field = lib::offer_field;

constexpr double kReach = 1'000;  // metres

Result<std::vector<lib::NearOffer>> near(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto there = place_in(session, arguments.words().front());
  if (!there) return there.error();
  const auto within = metres_within(session);
  if (!within) return within.error();
  const std::string today =
      calendar::to_text(calendar::local_of(session.clock().now(), session.zone()).day);
  auto found = lib::offers_near(session.reader(), *there, within->value_or(kReach), today);
  if (!found) return found.error();
  if (found->empty()) return Error{Problem::offer_none_near, {}, {}};
  if (const auto limit = arguments[opt_limit]; limit && *limit < found->size()) {
    found->resize(*limit);
  }
  return found;
}

Status print_for_people(Session& session, catalogue::EntryView& view,
                        std::span<const lib::NearOffer> found) {
  std::vector<std::vector<std::string>> rows;
  for (const lib::NearOffer& one : found) {
    rows.push_back(
        {one.offer.code, view.text(one.offer, field::shop, true),
         view.text(one.offer, field::terms, true), view.text(one.offer, field::audience, true),
         view.text(one.offer, field::hours, true), view.text(one.offer, field::address, true),
         fmt::format("{:.0f} m", one.metres)});
  }
  return print_table(session,
                     {{"code", N_("CODE")},
                      {"shop", N_("SHOP")},
                      {"terms", N_("TERMS")},
                      {"audience", N_("FOR")},
                      {"hours", N_("OPEN AT")},
                      {"address", N_("ADDRESS")},
                      {"distance", N_("DISTANCE"), Align::right}},
                     std::move(rows));
}

Status print_for_machines(Session& session, catalogue::EntryView& view,
                          std::span<const lib::NearOffer> found) {
  static constexpr std::array<table::Column, 9> kColumns = {{{"code"},
                                                             {"shop"},
                                                             {"terms"},
                                                             {"audience"},
                                                             {"hours"},
                                                             {"address"},
                                                             {"lat", table::Type::real},
                                                             {"lon", table::Type::real},
                                                             {"distance_m", table::Type::real, 0}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::NearOffer& one : found) {
    std::array<std::string, 6> texts = {one.offer.code};
    constexpr std::array<std::size_t, 5> kFields = {field::shop, field::terms, field::audience,
                                                    field::hours, field::address};
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      texts[i + 1] = view.text(one.offer, kFields[i], false);
    }
    std::vector<table::Value> values;
    for (const std::string& text : texts) values.push_back(text_or_nothing(text));
    values.emplace_back(one.offer.place->position.lat);
    values.emplace_back(one.offer.place->position.lon);
    values.emplace_back(one.metres);
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  auto view = catalogue::EntryView::open(session, offers());
  if (!view) return view.error();
  const auto found = near(session);
  if (!found) return found.error();
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, *found)
                             : print_for_machines(session, *view, *found);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb offer_near() {
  return {"near",
          N_("find offers that stand today near a place"),
          Shelf::look_up,
          {{"LAT,LON"}},
          {{N_("Where"), {&opt_within, &opt_datum, &opt_order}},
           {N_("Which and how many"), {&opt_limit, &opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem offer near 30.5500,114.2700", N_("within a kilometre")},
           {"yangxiao redeem offer near 30.5500,114.2700 --within 5min --limit 3",
            N_("the three nearest within five minutes on foot")}},
          run};
}

}  // namespace yangxiao::cmd::redeem
