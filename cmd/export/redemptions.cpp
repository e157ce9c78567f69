// export redemptions: the vouchers as a file that people and programs open.
#include "export/file.hpp"
#include "export/redemption_rows.hpp"
#include "export/verbs.hpp"
#include "redeem/asked.hpp"
#include "redeem/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto shape =
      file_shape(session, yangxiao::redeem::VoucherRow::columns(false), "redemptions");
  if (!shape) return shape.error();
  const auto disclosure = disclosure_of(session, "redemptions");
  if (!disclosure) return disclosure.error();
  const auto filter = redeem::filter_of(session, disclosure->level());
  if (!filter) return filter.error();
  const Status written = write_file(
      session, *shape, [&](const store::Reader& book) -> Result<std::unique_ptr<lib::Rows>> {
        return std::unique_ptr<lib::Rows>(std::make_unique<lib::RedemptionRows>(
            book, session.zone(), session.clock().now(), *disclosure, *filter));
      });
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb redemptions() {
  return {"redemptions",
          N_("write vouchers to a file, the newest first: csv, tsv, json, ndjson, xlsx"),
          Shelf::look_up,
          {},
          {redeem::voucher_filters({}), file_options(), person_options()},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao export redemptions --since 2026-11-01 -o november.csv",
            N_("what was reserved in November")},
           {"yangxiao export redemptions --state collected --station HY001 -o hy001.xlsx",
            N_("what was handed out at a station, as a workbook")}},
          run,
          [](const Arguments& arguments) { return redeem::check_place(arguments, false); }};
}

}  // namespace yangxiao::cmd::exporting
