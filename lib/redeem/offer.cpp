#include "redeem/offer.hpp"

#include <algorithm>
#include <array>

#include "catalogue/entry_table.hpp"
#include "geo/distance.hpp"
#include "redeem/hours.hpp"

namespace yangxiao::redeem {
namespace {

using catalogue::Entry;
using catalogue::EntryReader;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;

constexpr std::array<Field, 9> kFields = {{
    {"shop", "商家|商户|店名|门店|商家名称|名称", FieldType::text, true},
    {"terms", "优惠|优惠内容|优惠措施|折扣", FieldType::text, true},
    {"audience", "优惠对象|适用对象|对象"},
    {"starts_on", "开始日期|起始日期|生效日期", FieldType::day},
    {"ends_on", "结束日期|截止日期|到期日期|有效期至", FieldType::day},
    {"address", "地址|详细地址|店址"},
    {"hours", "营业时间"},
    {"phone", "电话|联系电话|手机", FieldType::phones},
    {"note", "备注|说明", FieldType::note},
}};

// A shop may have several offers: one is known again by what it grants.
Result<std::optional<Entry>> same_offer(EntryReader& stored, const Entry& row) {
  std::vector<Entry> found;
  for (Entry& entry : stored.with_value("shop", row.values[offer_field::shop])) {
    if (entry.values[offer_field::terms] == row.values[offer_field::terms]) {
      found.push_back(std::move(entry));
    }
  }
  return catalogue::only_one(found, row);
}

Status check_offer(const store::Reader&, const Entry*, const Entry& next) {
  const std::string& begin = catalogue::text_of(next, offer_field::starts_on);
  const std::string& end = catalogue::text_of(next, offer_field::ends_on);
  if (!begin.empty() && !end.empty() && end < begin) {
    const std::string& shop = catalogue::text_of(next, offer_field::shop);
    return Error{Problem::offer_ends_first, {next.code.empty() ? shop : next.code, begin}, {}};
  }
  return check_hours(next, offer_field::hours);
}

}  // namespace

const Kind& offers() {
  static constexpr Kind kind{"offer",    "offers", 'F', "编号|优惠编号|编码|代码",
                             kFields,    true,     {},  same_offer,
                             check_offer};
  return kind;
}

bool stands_on(const Entry& offer, const std::string& day) {
  const std::string& begin = catalogue::text_of(offer, offer_field::starts_on);
  const std::string& end = catalogue::text_of(offer, offer_field::ends_on);
  return (begin.empty() || begin <= day) && (end.empty() || day <= end);
}

Result<std::vector<NearOffer>> offers_near(const store::Reader& book, geo::Position from,
                                           double within, const std::string& day) {
  std::vector<NearOffer> near;
  const auto take = [&](const Entry& offer) {
    if (!offer.place || !stands_on(offer, day)) return Status();
    const double metres = geo::metres_between(from, offer.place->position);
    if (metres <= within) near.push_back({offer, metres});
    return Status();
  };
  const Status read = EntryReader(book, offers()).each({}, take);
  if (!read) return read.error();
  std::stable_sort(near.begin(), near.end(),
                   [](const NearOffer& a, const NearOffer& b) { return a.metres < b.metres; });
  return near;
}

}  // namespace yangxiao::redeem
