// export restore: the book comes back from a night or a backup.
#include "export/night/restore.hpp"

#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "export/identity.hpp"
#include "export/verbs.hpp"
#include "store/audit_log.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Text opt_to{"to", 0, "FILE", N_("the new book, where nothing lies yet"), Form::path};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_to}); }

Status print(Session& session, const std::string& to, const lib::Restored& restored) {
  const std::string night = restored.manifest ? restored.manifest->night : std::string();
  if (session.shape() == Shape::table) {
    return session.out().write(
        fmt::format(fmt::runtime(tr(N_("{0}: the book as of transaction {1}, {2} bytes, checked"))),
                    to, restored.mark, restored.bytes) +
        "\n");
  }
  static constexpr std::array<table::Column, 5> kColumns = {{{"file"},
                                                             {"night"},
                                                             {"transaction", table::Type::integer},
                                                             {"bytes", table::Type::integer},
                                                             {"erased", table::Type::integer}}};
  const std::array<table::Value, 5> values = {
      std::string_view(to), text_or_nothing(night), restored.mark,
      static_cast<std::int64_t>(restored.bytes), static_cast<std::int64_t>(restored.erased)};
  return print_object(session, kColumns, values);
}

// Persons in full come back: that is written down beside the new book.
Status log_restored(const Session& session, const std::string& to) {
  return store::append_audit(to, {calendar::to_rfc3339(session.clock().now(), session.zone()),
                                  session.actor(), session.command(), session.arguments().words(),
                                  session.arguments()[opt_reason].value_or("restore")});
}

Result<Outcome> run(Session& session) {
  auto order = restore_order(session, session.arguments().words());
  if (!order) return order.error();
  order->to = *session.arguments()[opt_to];
  const auto restored = lib::restore(*order, terms_for(session), session.random());
  if (!restored) return as_damage(restored.error(), session.arguments().words().back());
  Status status = log_restored(session, order->to);
  Reporter& reporter = session.reporter();
  for (const std::string& night : restored->unread) {
    reporter.note(Note::erasures_unread, {}, {night, 0, 0, {}});
  }
  for (const std::string& night : restored->passed_over) {
    reporter.note(Note::night_passed_over, {}, {night, 0, 0, {}});
  }
  if (!restored->asked) reporter.note(Note::erasures_unknown, {}, {order->to, 0, 0, {}});
  if (status && restored->erased > 0) {
    reporter.note(Note::erased_anew, {std::to_string(restored->erased)}, {});
  }
  if (status && restored->contacts > 0) {
    reporter.note(Note::contacts_forgotten, {std::to_string(restored->contacts)}, {});
  }
  reporter.note(Note::restored_beside, {order->to}, {});
  session.set_done();
  if (status) status = print(session, order->to, *restored);
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb restore() {
  return {"restore",
          N_("bring the book back from nights or a backup, as a new file"),
          Shelf::keep,
          {{"DIR", Form::file, Argument::Count::some}},
          {{N_("The new book"), {&opt_to, &opt_key, &opt_identity, &opt_reason}}},
          always(Need::read_if_there),
          {0, 1, 5},
          {{"yangxiao export restore /srv/yangxiao --to new.db",
            N_("the last state that there is; then: yangxiao --db new.db points check")},
           {"yangxiao export restore /srv/yangxiao/2026-11-29 --to sunday.db", N_("one night")},
           {"yangxiao export restore backup.db.zst --to new.db", N_("from export backup")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::exporting
