// station service at: what one station does, and how.
#include <array>

#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "station/service.hpp"
#include "station/service_cells.hpp"
#include "station/station_table.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr Text opt_at_way{
    "way", 0, "WAY", N_("only what is done in this way"), Form::choice, "on_spot|passed_on"};

constexpr std::array<table::Column, 7> kColumns = {
    {{"code"}, {"name"}, {"topic"}, {"way"}, {"agency"}, {"papers", Type::list}, {"takes"}}};

struct Done {
  catalogue::lib::Entry service;
  lib::ServiceWay way;
};

Result<std::vector<Done>> done_at(const Session& session, const std::string& station) {
  const std::string wanted = session.arguments()[opt_at_way].value_or("");
  std::vector<Done> done;
  const Status read = yangxiao::catalogue::EntryReader(session.reader(), lib::services())
                          .each("", [&](const catalogue::lib::Entry& service) {
                            const lib::ServiceWay way = lib::way_at(service, station);
                            const bool is_wanted = wanted.empty() || lib::name_of(way) == wanted;
                            if (way != lib::ServiceWay::not_here && is_wanted) {
                              done.push_back({service, way});
                            }
                            return Status();
                          });
  if (!read) return read.error();
  return done;
}

Status print_for_machines(Session& session, const std::vector<Done>& done) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  catalogue::lib::References references(session.reader());
  for (const Done& one : done) {
    const Status written = (*writer)->row(ServiceCells(one.service, references).values(one.way));
    if (!written) return written;
  }
  return (*writer)->finish();
}

Status print_for_people(Session& session, const std::vector<Done>& done) {
  std::vector<std::vector<std::string>> rows;
  catalogue::lib::References references(session.reader());
  for (const Done& one : done) {
    const ServiceCells cells(one.service, references);
    rows.push_back({one.service.code, cells.name(), cells.way_shown(one.way), cells.agency_shown(),
                    cells.papers(), cells.takes_shown()});
  }
  return print_table(session,
                     {{"code", N_("CODE")},
                      {"name", N_("SERVICE")},
                      {"way", N_("WAY")},
                      {"agency", N_("PASSED ON TO")},
                      {"papers", N_("PAPERS")},
                      {"takes", N_("TAKES"), Align::left, true}},
                     std::move(rows));
}

Result<Outcome> run(Session& session) {
  const auto station = lib::station_named(session.reader(), session.arguments().words().front());
  if (!station) return station.error();
  const auto done = done_at(session, station->code);
  if (!done) return done.error();
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *done)
                                                         : print_for_machines(session, *done);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb service_at() {
  return {"at",
          N_("list what one station does: on the spot, or passed on to whom"),
          Shelf::look_up,
          {{"CODE", Form::station, Argument::Count::one}},
          {{N_("Which ones"), {&opt_at_way}}},
          always(Need::read_stations),
          {0, 1, 4},
          {{"yangxiao station service at HY001", N_("all that can be done there")},
           {"yangxiao station service at HY001 --way passed_on --format csv",
            N_("what it passes on, and to whom, for a spreadsheet")}},
          run};
}

}  // namespace yangxiao::cmd::station
