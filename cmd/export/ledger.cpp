// export ledger: the ledger of points as a journal of plain text accounting.
#include "activity/participation.hpp"
#include "catalogue/reference.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "export/verbs.hpp"
#include "points/journal.hpp"
#include "report/report.hpp"
#include "settle/bonus.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Text opt_journal{"format",     0,
                           "FORMAT",     N_("of which program: hledger (the default) or beancount"),
                           Form::choice, "hledger|beancount"};

// What shapes a table shapes no journal.
Status check(const Arguments& arguments) {
  for (const Option* one :
       std::initializer_list<const Option*>{&opt_json, &opt_columns, &opt_no_header}) {
    if (!arguments.has(*one)) continue;
    return Error{Problem::option_unknown, {"--" + std::string(one->name), {}}, {}};
  }
  return {};
}

Result<Outcome> run(Session& session) {
  const auto format =
      points::journal_format_named(session.arguments()[opt_journal].value_or("hledger"));
  activity::ParticipationReader parts(session.reader());
  catalogue::References references(session.reader());
  const auto code_of = [&](const points::Subject& subject) {
    if (subject.kind == points::SubjectKind::report) return report::code_of(subject.number);
    if (subject.kind == points::SubjectKind::bonus) {
      const auto bonus = settle::bonus_numbered(session.reader(), subject.number);
      if (bonus) return references.code_of("team", bonus->team);
    }
    const auto part =
        subject.kind == points::SubjectKind::activity ? parts.at(subject.number) : std::nullopt;
    return part ? part->activity.code : std::to_string(subject.number);
  };
  const Status written =
      points::write_journal(session.reader(), session.zone(), *format, code_of, session.out());
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb ledger() {
  return {
      "ledger",
      N_("write the ledger of points as a journal that hledger or beancount checks"),
      Shelf::look_up,
      {},
      {{N_("The file"), {&opt_journal}}},
      always(Need::read),
      {0, 1},
      {{"yangxiao export ledger -o points.journal",
        N_("then: hledger -f points.journal check --strict; hledger -f points.journal balance")},
       {"yangxiao export ledger --format beancount -o points.beancount",
        N_("then: bean-check points.beancount")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::exporting
