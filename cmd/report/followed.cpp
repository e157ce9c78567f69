#include "report/followed.hpp"

#include "points/key.hpp"
#include "points/undone.hpp"
#include "settle/follow.hpp"

namespace yangxiao::cmd::report {

using namespace cli;

Status follow_in_ledger(Session& session, std::span<const std::int64_t> rejected) {
  const settle::Reasons reasons{tr(N_("merged or split after it was paid")),
                                tr(N_("rejected as false"))};
  const auto done = settle::follow_reports(session.writer(), session.zone(),
                                           points::ledger_of(session), reasons, rejected);
  if (!done) return points::as_read(session, done.error());
  const auto say = [&session](Note note, std::int64_t points, std::int64_t reports) {
    if (points == 0) return;
    session.reporter().note(note, {std::to_string(points), std::to_string(reports)}, {});
  };
  say(Note::reports_paid, done->paid, done->paid_reports);
  say(Note::reports_taken_back, done->taken_back, done->taken_back_reports);
  say(Note::points_not_recovered, done->unrecovered, 0);
  say(Note::points_owed, done->owed, 0);
  return {};
}

}  // namespace yangxiao::cmd::report
