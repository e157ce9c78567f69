#include "redeem/list_again.hpp"

#include <array>
#include <functional>

#include "base/text/checked_code.hpp"
#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"
#include "redeem/asked.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr std::array<table::Column, 12> kColumns = {{{"code"},
                                                     {"at"},
                                                     {"state"},
                                                     {"member"},
                                                     {"member_name"},
                                                     {"item"},
                                                     {"quantity", table::Type::integer},
                                                     {"lost", table::Type::integer},
                                                     {"station"},
                                                     {"partner"},
                                                     {"list", table::Type::integer},
                                                     {"note"}}};

// The voucher as one of where the goods went.
lib::Redemption at_place(const lib::SecondHandOut& second) {
  lib::Redemption redemption = second.redemption;
  redemption.place = second.place;
  return redemption;
}

Status each(const Session& session, const lib::RedemptionFilter& filter,
            const std::function<Status(const lib::SecondHandOut&)>& take) {
  return lib::each_second_hand_out(session.reader(), filter, session.clock().now(),
                                   limited(session, take));
}

Status print_for_people(Session& session, lib::VoucherRow& rows,
                        const lib::RedemptionFilter& filter) {
  std::vector<std::vector<std::string>> cells;
  const Status read = each(session, filter, [&](const lib::SecondHandOut& second) {
    const lib::Redemption& redemption = second.redemption;
    cells.push_back({text::in_halves(rows.code(redemption)),
                     moment_shown(session, rows.moment(second.step.at)),
                     state_text(lib::state_at(redemption, session.clock().now())),
                     rows.member_code(redemption), rows.member_name(redemption),
                     std::to_string(redemption.quantity) + " × " + rows.item_name(redemption),
                     std::to_string(second.lost), rows.place(at_place(second)).either(),
                     text::printable(rows.remark(second.step.note))});
    return Status();
  });
  if (!read) return read;
  return print_table(session,
                     {{"code", N_("VOUCHER")},
                      {"at", N_("AGAIN")},
                      {"state", N_("STATE")},
                      {"member", N_("CODE")},
                      {"name", N_("MEMBER")},
                      {"item", N_("ITEM")},
                      {"lost", N_("LOST"), Align::right},
                      {"place", N_("PLACE")},
                      {"note", N_("NOTE"), Align::left, true}},
                     std::move(cells));
}

Status write(const Session& session, table::RowWriter& writer, lib::VoucherRow& rows,
             const lib::SecondHandOut& second) {
  const lib::Redemption& redemption = second.redemption;
  const lib::PlaceCodes place = rows.place(at_place(second));
  const std::array<std::string, 5> texts = {
      rows.code(redemption), calendar::to_rfc3339(rows.moment(second.step.at), session.zone()),
      rows.member_code(redemption), rows.member_name(redemption), rows.remark(second.step.note)};
  const std::array<table::Value, 12> values = {
      text_or_nothing(texts[0]),
      std::string_view(texts[1]),
      lib::name_of(lib::state_at(redemption, session.clock().now())),
      text_or_nothing(texts[2]),
      text_or_nothing(texts[3]),
      std::string_view(rows.item_code(redemption)),
      redemption.quantity,
      second.lost,
      text_or_nothing(place.station),
      text_or_nothing(place.partner),
      second.step.list ? table::Value(*second.step.list) : table::Value(),
      text_or_nothing(texts[4])};
  return writer.row(values);
}

Status print_for_machines(Session& session, lib::VoucherRow& rows,
                          const lib::RedemptionFilter& filter) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const Status read = each(session, filter, [&](const lib::SecondHandOut& second) {
    return write(session, **writer, rows, second);
  });
  return read ? (*writer)->finish() : read;
}

}  // namespace

Status print_again(Session& session, lib::VoucherRow& rows, const lib::RedemptionFilter& filter) {
  return session.shape() == Shape::table ? print_for_people(session, rows, filter)
                                         : print_for_machines(session, rows, filter);
}

}  // namespace yangxiao::cmd::redeem
