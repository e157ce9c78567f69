// redeem expire: books what the clock has decided; for cron.
#include <array>

#include <fmt/format.h>

#include "cli/rows_out.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/release.hpp"
#include "redeem/verbs.hpp"
#include "redeem/waste.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

struct Booked {
  std::int64_t vouchers = 0;
  std::int64_t points = 0;
  lib::Expired goods;
};

Result<Booked> book(Session& session) {
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  const std::vector<lib::Redemption> lapsed = lib::lapsed_at(session.reader(), ledger->now());
  const auto released = lib::book_lapsed(session.writer(), *ledger, lapsed);
  if (!released) return points::as_read(session, released.error());
  lib::StockLedger stock(ledger->chain());
  Booked booked{static_cast<std::int64_t>(lapsed.size()), released->points,
                lib::expire_stock(session.writer(), stock)};
  for (const lib::LotPart& part : released->past) {
    booked.goods.quantity += part.quantity;
    booked.goods.lots.insert(part.lot);
  }
  return booked;
}

Status print(Session& session, const Booked& booked) {
  if (session.shape() == Shape::table) {
    const bool is_nothing = booked.vouchers == 0 && booked.goods.lots.empty();
    const char* text = is_nothing ? N_("nothing has lapsed that is not booked")
                                  : N_("vouchers lapsed: {0}, points given back: {1}; "
                                       "past their date: {2} of {3} lots");
    return session.out().write(fmt::format(fmt::runtime(tr(text)), booked.vouchers, booked.points,
                                           booked.goods.quantity, booked.goods.lots.size()) +
                               "\n");
  }
  static constexpr std::array<table::Column, 4> kColumns = {{{"vouchers", table::Type::integer},
                                                             {"points", table::Type::integer},
                                                             {"expired", table::Type::integer},
                                                             {"lots", table::Type::integer}}};
  const std::array<table::Value, 4> values = {booked.vouchers, booked.points, booked.goods.quantity,
                                              static_cast<std::int64_t>(booked.goods.lots.size())};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const auto booked = book(session);
  if (!booked) return booked.error();
  Status status = print(session, *booked);
  // Where nothing was booked the book stays as it is, every byte of it.
  const bool is_nothing = booked->vouchers == 0 && booked->goods.lots.empty();
  const bool keeps = !is_nothing || session.writer().migrated();
  if (status && keeps) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb expire() {
  return {"expire",
          N_("book vouchers that have lapsed and goods past their date; for cron, every night"),
          Shelf::keep,
          {},
          {write_options()},
          always(Need::write),
          {0, 1, 5, 75},
          {{"yangxiao redeem expire", N_("what has lapsed since the last time is booked")}},
          run};
}

}  // namespace yangxiao::cmd::redeem
