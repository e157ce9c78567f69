// What merge and split have in common: the reports afterwards, and the commit.
#pragma once

#include <fmt/format.h>

#include "cli/rows_out.hpp"
#include "report/followed.hpp"
#include "report/head.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {

inline Result<cli::Outcome> commit_linked(cli::Session& session,
                                          const std::vector<lib::Linked>& linked) {
  auto view = View::open(session);
  if (!view) return view.error();
  Status status;
  if (session.shape() == cli::Shape::table) {
    std::string text;
    for (const lib::Linked& one : linked) {
      const std::string code = lib::code_of(one.report.id);
      const std::string head = one.report.head ? lib::code_of(*one.report.head) : std::string();
      const char* words =
          head.empty() ? N_("{0} stands for itself again") : N_("{0} tells what {1} tells");
      text += fmt::format(fmt::runtime(cli::tr(words)), code, head) + "\n";
    }
    status = session.out().write(text);
  } else {
    auto writer = cli::rows_out(session, lib::machine_columns());
    if (!writer) return writer.error();
    for (std::size_t i = 0; status && i < linked.size(); ++i) {
      status = (*writer)->row(view->machine_row(linked[i].report));
    }
    if (status) status = (*writer)->finish();
  }
  if (status) status = follow_in_ledger(session);
  if (status) status = session.commit();
  if (!status) return status.error();
  return cli::Outcome::done;
}

}  // namespace yangxiao::cmd::report
