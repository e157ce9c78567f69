// redeem list: vouchers, by member, item, place, state and time.
#include <functional>

#include "base/text/checked_code.hpp"
#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/asked.hpp"
#include "redeem/filters.hpp"
#include "redeem/list_again.hpp"
#include "redeem/redemption.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_row.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Flag opt_again{
    "again", 0, N_("what was handed out for vouchers that were not to be collected any more")};

Status each(const Session& session, const lib::RedemptionFilter& filter,
            const std::function<Status(const lib::Redemption&)>& take) {
  return lib::each_redemption(session.reader(), filter, session.clock().now(),
                              limited(session, take));
}

Status print_for_people(Session& session, lib::VoucherRow& rows,
                        const lib::RedemptionFilter& filter) {
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const lib::Redemption& redemption) {
    cells.push_back({text::in_halves(rows.code(redemption)),
                     moment_shown(session, rows.moment(redemption.reserved_at)),
                     state_text(lib::state_at(redemption, session.clock().now())),
                     rows.member_code(redemption), rows.member_name(redemption),
                     std::to_string(redemption.quantity) + " × " + rows.item_name(redemption),
                     std::to_string(redemption.points()), rows.place(redemption).either(),
                     end_shown(session, rows.moment(redemption.valid_until))});
    return Status();
  });
  if (!read) return read;
  return print_table(session,
                     {{"code", N_("VOUCHER")},
                      {"reserved_at", N_("RESERVED"), Align::left, true},
                      {"state", N_("STATE")},
                      {"member", N_("CODE")},
                      {"name", N_("MEMBER")},
                      {"item", N_("ITEM")},
                      {"points", N_("POINTS"), Align::right},
                      {"place", N_("PLACE")},
                      {"valid_until", N_("GOOD UNTIL")}},
                     std::move(cells));
}

Status print_for_machines(Session& session, lib::VoucherRow& rows,
                          const lib::RedemptionFilter& filter) {
  auto writer = rows_out(session, lib::VoucherRow::columns(false));
  if (!writer) return writer.error();
  const Status read = each(session, filter, [&](const lib::Redemption& redemption) {
    return (*writer)->row(rows.of(redemption, false));
  });
  return read ? (*writer)->finish() : read;
}

Result<Outcome> run(Session& session) {
  const auto disclosure = open_disclosure(session);
  if (!disclosure) return disclosure.error();
  const auto filter = filter_of(session, disclosure->level());
  if (!filter) return filter.error();
  lib::VoucherRow rows(session.reader(), session.zone(), session.clock().now(), *disclosure);
  Status printed;
  if (session.arguments()[opt_again]) {
    printed = print_again(session, rows, *filter);
  } else if (session.shape() == Shape::table) {
    printed = print_for_people(session, rows, *filter);
  } else {
    printed = print_for_machines(session, rows, *filter);
  }
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb list() {
  return {"list",
          N_("list vouchers, the newest first: by member, item, place, state or time"),
          Shelf::look_up,
          {},
          {voucher_filters({&opt_again, &opt_limit}),
           {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem list --member M1 --state open", N_("a voucher that was lost")},
           {"yangxiao redeem list --station HY001 --since today",
            N_("what was reserved at a station today")}},
          run,
          [](const Arguments& arguments) { return check_place(arguments, false); }};
}

}  // namespace yangxiao::cmd::redeem
