#include "points/undone.hpp"

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "cli/import_results.hpp"
#include "points/key.hpp"

namespace yangxiao::cmd::points {

using namespace cli;

settle::OpenLedger ledger_of(Session& session) {
  return
      [&session] { return lib::Ledger::open(session.writer(), session.random(), session.uid()); };
}

std::string undo_reason(std::int64_t batch) {
  return fmt::format(fmt::runtime(tr(N_("import {0} taken back"))), batch);
}

Result<Outcome> commit_undone(Session& session, std::int64_t batch,
                              const Result<settle::Undone>& undone, const char* text) {
  if (!undone) {
    return cli::commit_undone(session, batch, as_read(session, undone.error()), text);
  }
  Reporter& reporter = session.reporter();
  if (undone->payments > 0) {
    reporter.note(Note::payments_reversed,
                  {std::to_string(undone->payments), std::to_string(undone->points)}, {});
  }
  if (undone->unrecovered > 0) {
    reporter.note(Note::points_not_recovered, {std::to_string(undone->unrecovered)}, {});
  }
  if (!undone->objections.empty()) {
    std::vector<std::string> numbers;
    for (const std::int64_t one : undone->objections) numbers.push_back(std::to_string(one));
    reporter.note(Note::objections_built_on,
                  {std::to_string(numbers.size()), text::joined(numbers)}, {});
  }
  return cli::commit_undone(session, batch, undone->rows, text);
}

}  // namespace yangxiao::cmd::points
