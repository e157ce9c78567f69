// station publish: a book of stations for everybody.
#include "station/publish.hpp"

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "cli/session.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const std::string& path = session.arguments().words().front();
  const auto published = lib::publish_stations(session.reader(), path, session.clock().now());
  if (!published) return published.error();
  if (session.shape() == Shape::table) {
    const Status written =
        session.out().write(fmt::format(fmt::runtime(tr(N_("{0} stations published to {1}"))),
                                        published->stations, path) +
                            "\n");
    if (!written) return written.error();
    return Outcome::done;
  }
  static constexpr std::array<table::Column, 2> kColumns = {
      {{"file"}, {"stations", table::Type::integer}}};
  const std::array<table::Value, 2> values = {std::string_view(path),
                                              static_cast<std::int64_t>(published->stations)};
  const Status printed = print_object(session, kColumns, values);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb publish() {
  return {"publish",
          N_("write a book of stations for everybody, without persons"),
          Shelf::keep,
          {{"FILE", Form::path}},
          {},
          always(Need::read),
          {0, 1, 5},
          {{"yangxiao station publish /srv/public/stations.db",
            N_("then anybody: yangxiao --db /srv/public/stations.db station nearest ...")}},
          run};
}

}  // namespace yangxiao::cmd::station
