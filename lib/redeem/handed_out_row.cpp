#include "redeem/handed_out_row.hpp"

#include <algorithm>
#include <array>

#include "calendar/civil.hpp"
#include "redeem/payload.hpp"
#include "redeem/voucher.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::redeem {
namespace {

enum Column : std::size_t { kVoucher, kHandedAt, kNote };
constexpr std::array<table::NamedColumn, 3> kColumns = {
    {{"voucher", "code|payload|qr|凭证|凭证号|凭证编号|凭证码|兑换码|领取码|核销码|二维码"},
     {"handed_at", "time|at|handedout|领取时间|发放时间|核销时间|时间"},
     {"note", "remark|备注|说明"}}};

}  // namespace

HandedOutRowReader::HandedOutRowReader(std::string file, const store::Writer& book,
                                       const PlaceList& list, const calendar::Zone& zone)
    : book_(book), list_(list), zone_(zone), columns_(std::move(file), kColumns) {}

bool HandedOutRowReader::knows(std::string_view header) {
  return table::NamedColumns::meaning_of(kColumns, header).has_value();
}

Result<std::vector<std::string>> HandedOutRowReader::take_header(std::span<const std::string> names,
                                                                 std::uint64_t line) {
  auto unused = columns_.take_header(names, line);
  if (!unused) return unused;
  if (!columns_.has(kVoucher)) return columns_.needed(kVoucher, "凭证", line);
  // By its time a row is known again when the list is taken in once more.
  if (!columns_.has(kHandedAt)) return columns_.needed(kHandedAt, "领取时间", line);
  return unused;
}

Result<Redemption> HandedOutRowReader::voucher(const table::Record& record) const {
  const std::string_view word = columns_.cell(record, kVoucher);
  if (word.empty()) return columns_.missing(record, kVoucher);
  auto redemption = redemption_shown(book_, word, list_.keys);
  if (!redemption) return columns_.placed(redemption.error(), record, kVoucher);
  if (redemption->place == list_.place || list_.takes_astray) return redemption;
  const std::string where = shown(book_, redemption->place).code;
  return columns_.placed({Problem::voucher_elsewhere, {redemption->code, where}, {}}, record,
                         kVoucher);
}

Result<Instant> HandedOutRowReader::time(const table::Record& record,
                                         const Redemption& redemption) const {
  const std::string_view text = columns_.cell(record, kHandedAt);
  if (text.empty()) return columns_.missing(record, kHandedAt);
  const auto refused = [&](Problem what, std::vector<std::string> arguments) {
    return columns_.placed({what, std::move(arguments), {}}, record, kHandedAt);
  };
  // Midnight is the end of the day of which times are.
  const auto last = list_.until ? std::optional(Instant{list_.until->seconds - 1}) : std::nullopt;
  const auto at = calendar::parse_time(text, zone_, last);
  if (!at) return refused(Problem::date_bad, {columns_.heading(kHandedAt), "2026-11-24 12:05"});
  const auto as_read = [&](Instant moment) { return calendar::to_rfc3339(moment, zone_); };
  if (*at > book_.now()) return refused(Problem::time_ahead, {as_read(*at)});
  if (list_.until && *at > *list_.until) {
    return refused(Problem::handed_out_late, {as_read(*list_.until)});
  }
  // A minute that is written down has begun before it.
  if (at->seconds + 59 < redemption.reserved_at.seconds) {
    return refused(Problem::handed_out_early, {redemption.code, as_read(redemption.reserved_at)});
  }
  return std::max(*at, redemption.reserved_at);
}

Result<HandedOutRow> HandedOutRowReader::read(const table::Record& record) {
  auto redemption = voucher(record);
  if (!redemption) return redemption.error();
  const auto at = time(record, *redemption);
  if (!at) return at.error();
  auto note = table::clean_text(columns_.cell(record, kNote), columns_.heading(kNote), true);
  if (!note) return columns_.placed(note.error(), record, kNote);
  HandedOutRow row{std::move(*redemption), {}};
  row.how.at = *at;
  row.how.proof = is_payload(columns_.cell(record, kVoucher)) ? Proof::qr : Proof::code;
  row.how.note = std::move(*note);
  return row;
}

}  // namespace yangxiao::redeem
