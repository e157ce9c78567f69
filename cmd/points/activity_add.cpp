// points activity add: one activity, with those who took part for the same time.
#include "activity/import.hpp"
#include "cli/options.hpp"
#include "points/activity_listing.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  std::vector<table::Assignment> fields;
  for (const std::string& word : session.arguments().words()) {
    auto assignment = table::parse_assignment(word);
    if (!assignment) return assignment.error();
    fields.push_back(std::move(*assignment));
  }
  const auto taken = activity::add_typed(session.writer(), session.zone(), fields);
  if (!taken) return taken.error();
  const auto parts =
      activity::judged(session.writer(), {*taken->activities.begin(), {}, {}, {}, {}});
  Status status = print_parts(session, parts);
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb activity_add() {
  return {
      "add",
      N_("add who took part in an activity, and for how long"),
      Shelf::change,
      {{"FIELD=VALUE", Form::field, Argument::Count::some}},
      {write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao points activity add name=江滩清扫 team=LX date=2026-10-12 start=09:00 hours=2 "
        "member=M1 member=M2",
        N_("two members, two hours each; a code is made for it")},
       {"yangxiao points activity add activity=V12 minutes=90 member=M3",
        N_("another who took part in one that is known")}},
      run};
}

}  // namespace yangxiao::cmd::points
