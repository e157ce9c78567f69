#include "redeem/donation_row.hpp"

#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "catalogue/reference_cells.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::int64_t kMost = 1'000'000;

enum Column : std::size_t {
  kItem,
  kStation,
  kPartner,
  kQuantity,
  kDonor,
  kReceivedOn,
  kExpires,
  kNote
};
constexpr std::array<table::NamedColumn, 8> kColumns = {
    {{"item", "itemcode|物品|物品编号|物品名称|品名|捐赠物品"},
     {"station", "stationcode|驿站|驿站编号|存放驿站|接收驿站"},
     {"partner", "partnercode|合作方|合作方编号|合作单位|发放点|存放门店"},
     {"quantity", "qty|count|数量|件数|份数"},
     {"donor", "donorcode|捐赠方|捐赠单位|捐赠方编号|捐赠人"},
     {"received_on", "received|date|捐赠日期|接收日期|入库日期|日期"},
     {"expires", "expireson|expiry|有效期|有效期至|保质期至|到期日|到期日期|到期"},
     {"note", "remark|备注|说明"}}};

}  // namespace

bool never_ends(std::string_view text) {
  return table::is_among(text, "never|长期|长期有效|永久|不限");
}

Result<Instant> end_in(std::string_view text, std::string_view column, const calendar::Zone& zone) {
  if (text.find(':') != std::string_view::npos) {
    const auto time = calendar::parse_time(text, zone);
    if (time) return *time;
  }
  const auto day = table::day_in(text, column);
  if (!day) return day.error();
  return calendar::start_of_day(calendar::days_since_epoch(*day) + 1, zone);
}

std::string end_text(Instant end, const calendar::Zone& zone) {
  const calendar::Local last = calendar::local_of(Instant{end.seconds - 1}, zone);
  const calendar::Local local = calendar::local_of(end, zone);
  if (last.day != local.day) return calendar::to_text(last.day);
  return fmt::format("{} {:02}:{:02}", calendar::to_text(local.day), local.second / 3600,
                     local.second / 60 % 60);
}

DonationRowReader::DonationRowReader(std::string file, catalogue::References& references,
                                     const calendar::Zone& zone)
    : references_(references), zone_(zone), columns_(std::move(file), kColumns) {}

bool DonationRowReader::knows(std::string_view header) {
  return table::NamedColumns::meaning_of(kColumns, header).has_value();
}

Result<std::vector<std::string>> DonationRowReader::take_header(std::span<const std::string> names,
                                                                std::uint64_t line) {
  auto unused = columns_.take_header(names, line);
  if (!unused) return unused;
  if (!columns_.has(kItem)) return columns_.needed(kItem, "物品", line);
  if (!columns_.has(kStation) && !columns_.has(kPartner))
    return columns_.needed(kStation, "驿站", line);
  if (!columns_.has(kQuantity)) return columns_.needed(kQuantity, "数量", line);
  if (!columns_.has(kDonor)) return columns_.needed(kDonor, "捐赠方", line);
  // By its day a donation is known again when the list is imported once more.
  if (!columns_.has(kReceivedOn)) return columns_.needed(kReceivedOn, "捐赠日期", line);
  if (!columns_.has(kExpires)) return columns_.needed(kExpires, "有效期", line);
  return unused;
}

Result<std::int64_t> DonationRowReader::reference(const table::Record& record, std::size_t column,
                                                  std::string_view list) {
  return catalogue::reference_in(references_, list, columns_, record, column, column);
}

Status DonationRowReader::take_place(const table::Record& record, Donation& row) {
  const bool is_partner = !columns_.cell(record, kPartner).empty();
  const auto place =
      is_partner ? reference(record, kPartner, "partner") : reference(record, kStation, "station");
  if (!place) return place.error();
  row.spot.place = {is_partner ? Place::Kind::partner : Place::Kind::station, *place};
  return {};
}

Status DonationRowReader::take_times(const table::Record& record, Donation& row) {
  const std::string_view received = columns_.cell(record, kReceivedOn);
  if (received.empty()) return columns_.missing(record, kReceivedOn);
  const auto day = table::day_in(received, columns_.heading(kReceivedOn));
  if (!day) return columns_.placed(day.error(), record, kReceivedOn);
  const auto begin = calendar::start_of_day(calendar::days_since_epoch(*day), zone_);
  if (!begin) return begin.error();
  row.received_at = *begin;
  const std::string_view expires = columns_.cell(record, kExpires);
  // Food that nobody dated is not good for ever.
  if (expires.empty() || table::says_nothing(expires)) return columns_.missing(record, kExpires);
  if (never_ends(expires)) return {};
  const auto end = end_in(expires, columns_.heading(kExpires), zone_);
  if (!end) return columns_.placed(end.error(), record, kExpires);
  row.expires_at = *end;
  return {};
}

Result<Donation> DonationRowReader::read(const table::Record& record) {
  Donation row;
  const auto item = reference(record, kItem, "item");
  if (!item) return item.error();
  row.spot.item = *item;
  Status taken = take_place(record, row);
  if (!taken) return taken.error();
  const auto donor = reference(record, kDonor, "donor");
  if (!donor) return donor.error();
  row.donor = *donor;
  const std::string_view quantity = columns_.cell(record, kQuantity);
  if (quantity.empty()) return columns_.missing(record, kQuantity);
  const auto number =
      table::whole_number_in(quantity, columns_.heading(kQuantity),
                             {1, kMost, "份|件|个|瓶|盒|袋|把|双|条|块|包|支|杯|只|张|本"});
  if (!number) return columns_.placed(number.error(), record, kQuantity);
  row.quantity = *number;
  taken = take_times(record, row);
  if (!taken) return taken.error();
  auto note = table::clean_text(columns_.cell(record, kNote), columns_.heading(kNote), true);
  if (!note) return columns_.placed(note.error(), record, kNote);
  row.note = std::move(*note);
  return row;
}

}  // namespace yangxiao::redeem
