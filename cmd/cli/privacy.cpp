#include "cli/privacy.hpp"

#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "store/audit_log.hpp"

namespace yangxiao::cli {

Result<Privacy> open_privacy(Session& session) {
  const Arguments& arguments = session.arguments();
  return open_privacy(
      session, arguments[opt_privacy].value_or(arguments[opt_open_privacy].value_or("partner")));
}

Result<Privacy> open_privacy(Session& session, const std::string& word) {
  const Privacy level = *privacy_named(word);  // the parser took no other one
  if (level != Privacy::internal) return level;
  const auto reason = session.arguments()[opt_reason];
  if (!reason || text::trimmed(*reason).empty()) {
    return Error{Problem::option_needs, {"--privacy internal", "--reason TEXT"}, {}};
  }
  const Status logged = log_access(session, *reason);
  if (!logged) return logged.error();
  return level;
}

Result<Disclosure> open_disclosure(Session& session) {
  const auto level = open_privacy(session);
  if (!level) return level.error();
  return Disclosure(*level, session.random());
}

Status check_names_nobody(const Arguments& arguments, const Option& person, Privacy level) {
  if (!is_open(level) || !arguments.has(person)) return {};
  return Error{Problem::options_exclude,
               {"--" + std::string(person.name), "--privacy " + std::string(name_of(level))},
               {}};
}

Status log_access(const Session& session, const std::string& reason) {
  return store::append_audit(
      session.reader().path(),
      {calendar::to_rfc3339(session.clock().now(), session.zone()), session.actor(),
       session.command(), session.arguments().words(), reason});
}

}  // namespace yangxiao::cli
