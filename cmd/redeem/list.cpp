// redeem list: vouchers, by member, item, place, state and time.
#include <functional>

#include "base/text/checked_code.hpp"
#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/asked.hpp"
#include "redeem/list_again.hpp"
#include "redeem/redemption.hpp"
#include "redeem/verbs.hpp"
#include "redeem/voucher_rows.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_of_member{"member", 0, "CODE", N_("only those of this member")};
constexpr Text opt_state{"state",      0,
                         "STATE",      N_("only those in this state"),
                         Form::choice, "open|collected|cancelled|lapsed|returned|awaited"};
constexpr Flag opt_again{
    "again", 0, N_("what was handed out for vouchers that were not to be collected any more")};
constexpr Text opt_since{"since", 0, "TIME", N_("only what was reserved from then on"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only what was reserved before"), Form::time};

Result<lib::RedemptionFilter> filter_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  lib::RedemptionFilter filter;
  catalogue::lib::References references(session.reader());
  Status taken = take_reference(references, "member", arguments, opt_of_member, filter.member);
  if (taken) taken = take_reference(references, "item", arguments, opt_item, filter.item);
  if (!taken) return taken.error();
  const auto place = place_if_said(session);
  if (!place) return place.error();
  filter.place = *place;
  if (const auto word = arguments[opt_state]) filter.state = lib::state_named(*word);
  taken = session.take_time(opt_since, filter.since);
  if (taken) taken = session.take_time(opt_until, filter.until);
  if (!taken) return taken.error();
  return filter;
}

Status each(const Session& session, const lib::RedemptionFilter& filter,
            const std::function<Status(const lib::Redemption&)>& take) {
  return lib::each_redemption(session.reader(), filter, session.clock().now(),
                              limited(session, take));
}

Status print_for_people(Session& session, VoucherRows& rows, const lib::RedemptionFilter& filter) {
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const lib::Redemption& redemption) {
    cells.push_back({halves_of(rows.code(redemption)),
                     moment_shown(session, redemption.reserved_at),
                     state_text(lib::state_at(redemption, session.clock().now())),
                     rows.member_code(redemption), rows.member_name(redemption),
                     std::to_string(redemption.quantity) + " × " + rows.item_name(redemption),
                     std::to_string(redemption.points()), rows.place(redemption).either(),
                     end_shown(session, redemption.valid_until)});
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

Status print_for_machines(Session& session, VoucherRows& rows,
                          const lib::RedemptionFilter& filter) {
  auto writer = rows_out(session, VoucherRows::columns(false));
  if (!writer) return writer.error();
  const Status read = each(session, filter, [&](const lib::Redemption& redemption) {
    return rows.write(**writer, redemption, false);
  });
  return read ? (*writer)->finish() : read;
}

Result<Outcome> run(Session& session) {
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  const auto filter = filter_of(session);
  if (!filter) return filter.error();
  VoucherRows rows(session, *privacy);
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
          {{N_("Which"),
            {&opt_of_member, &opt_item, &opt_station, &opt_partner, &opt_state, &opt_since,
             &opt_until, &opt_again, &opt_limit}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao redeem list --member M1 --state open", N_("a voucher that was lost")},
           {"yangxiao redeem list --station HY001 --since today",
            N_("what was reserved at a station today")}},
          run,
          [](const Arguments& arguments) { return check_place(arguments, false); }};
}

}  // namespace yangxiao::cmd::redeem
