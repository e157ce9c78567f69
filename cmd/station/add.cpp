// station add: one new station.
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/change.hpp"
#include "station/changed.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  std::vector<table::Assignment> fields;
  for (const std::string& word : session.arguments().words()) {
    // The code may stand first and bare, as `set` takes it.
    if (fields.empty() && word.find('=') == std::string::npos && !table::parse_assignment(word)) {
      fields.push_back({"code", word});
      continue;
    }
    auto assignment = table::parse_assignment(word);
    if (!assignment) return assignment.error();
    fields.push_back(std::move(*assignment));
  }
  const auto station = lib::add_station(
      session.writer(), fields, {datum_of(session.arguments()), order_of(session.arguments())});
  if (!station) return station.error();
  return commit_and_show(session, *station);
}

}  // namespace

cli::Verb add() {
  return {"add",
          N_("add one station"),
          Shelf::change,
          {{"CODE", Form::text}, {"FIELD=VALUE", Form::field, Argument::Count::some}},
          {{N_("The place"), {&opt_datum, &opt_order}}, write_options()},
          always(Need::create),
          {0, 1, 5, 75},
          {{"yangxiao station add HY144 name=新河社区阳小驿 lat=30.5501 lon=114.2203 "
            "facilities=微波炉,饮水 --datum gcj02",
            N_("fields are named like the columns of a file")}},
          run};
}

}  // namespace yangxiao::cmd::station
