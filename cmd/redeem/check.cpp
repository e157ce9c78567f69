// redeem check: proves that stock and vouchers hold together.
#include "redeem/check.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

Status print(Session& session, const lib::Checked& checked) {
  if (session.shape() == Shape::table) {
    std::string text =
        fmt::format(fmt::runtime(tr(N_("all holds together: vouchers {0}, of which {1} are open; "
                                       "lots {2}, movements {3}"))),
                    checked.vouchers, checked.open, checked.lots, checked.movements);
    if (checked.erased_notes > 0) {
      text += "\n" + fmt::format(fmt::runtime(tr(N_("erased: notes {0}"))), checked.erased_notes);
    }
    return session.out().write(text + "\n");
  }
  static constexpr std::array<table::Column, 5> kColumns = {
      {{"vouchers", table::Type::integer},
       {"open", table::Type::integer},
       {"lots", table::Type::integer},
       {"movements", table::Type::integer},
       {"erased_notes", table::Type::integer}}};
  const std::array<table::Value, 5> values = {checked.vouchers, checked.open, checked.lots,
                                              checked.movements, checked.erased_notes};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const auto checked = lib::check(session.reader());
  if (!checked) return checked.error();
  const Status printed = print(session, *checked);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb check() {
  return {"check",
          N_("prove that stock, vouchers and points agree, or name what does not"),
          Shelf::keep,
          {},
          {},
          always(Need::read),
          {0, 1},
          {{"yangxiao redeem check",
            N_("every movement is added up again, every voucher held against both ledgers")}},
          run};
}

}  // namespace yangxiao::cmd::redeem
