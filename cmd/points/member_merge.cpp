// points member merge: two rows are one person.
#include "points/member_merge.hpp"

#include "activity/attendance.hpp"
#include "base/text/joined.hpp"
#include "cli/options.hpp"
#include "points/key.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_into{"into", 0, "CODE", N_("the member that stays")};

Status check(const Arguments& arguments) {
  if (arguments.has(opt_into)) return {};
  return Error{Problem::option_needs, {"merge", "--into CODE"}, {}};
}

Result<Outcome> run(Session& session) {
  auto view = catalogue::EntryView::open(session, members());
  if (!view) return view.error();
  const auto changed =
      lib::merge_members(session.writer(), session.random(), session.uid(),
                         session.arguments().words().front(), *session.arguments()[opt_into]);
  if (!changed) return as_read(session, changed.error());
  const auto waiting = activity::follow_merge(session.writer(), session.zone(), changed->after.id);
  if (!waiting.empty()) {
    session.reporter().note(Note::activities_wait, {changed->after.code, text::joined(waiting)},
                            {});
  }
  Status status = catalogue::print_changed(session, members(), *view, *changed);
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb member_merge() {
  return {"merge",
          N_("make one member of two who are one person"),
          Shelf::change,
          {{"CODE"}},
          {{N_("The other"), {&opt_into}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points member merge M1 --into M2",
            N_("M2 gets what it lacks; M1 points to it from now on")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
