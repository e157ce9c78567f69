// points member erase: somebody asks to be forgotten.
#include <array>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/key.hpp"
#include "points/undone.hpp"
#include "points/verbs.hpp"
#include "settle/erasure.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr std::array<table::Column, 6> kColumns = {{{"erased", table::Type::integer},
                                                    {"transfer", table::Type::integer},
                                                    {"forfeited", table::Type::integer},
                                                    {"written_off", table::Type::integer},
                                                    {"dues", table::Type::integer},
                                                    {"reports", table::Type::integer}}};

std::string sentence(const settle::Erased& done, bool is_dry_run) {
  const char* heading =
      is_dry_run
          ? N_("{0} would be erased, which cannot be undone; reports that would stay without a "
               "name: {2}")
          : N_("{0} is erased, and is number {1} from now on; reports that stay without a "
               "name: {2}");
  std::string text =
      fmt::format(fmt::runtime(tr(heading)), done.code, done.number, done.reports) + "\n";
  const auto add = [&text](std::int64_t points, const char* words, std::int64_t transfer = 0) {
    if (points == 0) return;
    text += "  " + fmt::format(fmt::runtime(tr(words)), points, transfer) + "\n";
  };
  add(done.forfeited, N_("points that lapse: {0} (transfer {1})"), done.transfer);
  add(done.written_off, N_("points that were owed and are the office's loss: {0}"));
  add(done.dues, N_("dues that were not paid yet and lapse: {0}"));
  return text;
}

Status print(Session& session, const settle::Erased& done) {
  if (session.shape() == Shape::table)
    return session.out().write(sentence(done, session.arguments()[opt_dry_run]));
  const std::array<table::Value, 6> values = {
      done.number,    done.transfer != 0 ? table::Value(done.transfer) : table::Value(),
      done.forfeited, done.written_off,
      done.dues,      done.reports};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const auto done =
      settle::erase(session.writer(), ledger_of(session), session.arguments().words().front());
  if (!done) return as_read(session, done.error());
  Status status = print(session, *done);
  if (status) status = session.commit();
  if (!status) return status.error();
  if (!done->left.empty()) {
    session.reporter().note(Note::erased_left, {text::joined(done->left)}, {});
  }
  if (session.arguments()[opt_dry_run]) return Outcome::done;
  session.reporter().note(Note::erased_elsewhere, {session.writer().path() + ".audit.log"}, {});
  for (const std::string& copy : store::backups_of(session.writer().path())) {
    session.reporter().note(Note::copies_name_erased, {copy}, {});
  }
  if (!session.writer().is_wal_empty()) {
    session.reporter().note(Note::erased_read_meanwhile, {session.writer().path()}, {});
  }
  return Outcome::done;
}

}  // namespace

cli::Verb member_erase() {
  return {"erase",
          N_("forget who a member was, for good; the ledger still adds up"),
          Shelf::change,
          {{"CODE"}},
          {write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points member erase M1 -n", N_("what would lapse: nothing is done yet")},
           {"yangxiao points member export M1 --reason 本人申请 -o M1.json && yangxiao points "
            "member erase M1",
            N_("a copy of all that is held, for the person, and then nothing")}},
          run};
}

}  // namespace yangxiao::cmd::points
