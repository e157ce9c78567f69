#include "redeem/giver.hpp"

#include <array>

#include "catalogue/entry_table.hpp"
#include "redeem/hours.hpp"

namespace yangxiao::redeem {
namespace {

using catalogue::Choice;
using catalogue::Entry;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;
using catalogue::Referrer;

constexpr const char* kShown = R"sql(
  SELECT donor, code, name, kind IS 'person' FROM donor)sql";

constexpr std::array<Choice, 6> kDonorKinds = {{{"department", "部门|机关|单位|政府部门|街道|社区"},
                                                {"firm", "企业|公司"},
                                                {"shop", "商家|商户|店铺|个体"},
                                                {"association", "协会|社会组织|商会|基金会|工会"},
                                                {"person", "个人"},
                                                {"other", "其他|其它"}}};

constexpr std::array<Field, 5> kDonorFields = {{
    {"name", "名称|捐赠方|捐赠单位|单位名称|捐赠人", FieldType::text, true},
    {"kind", "类型|捐赠方类型|类别", FieldType::choice, false, kDonorKinds},
    {"contact", "联系人|负责人", FieldType::person},
    {"phone", "电话|联系电话|手机", FieldType::phones},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::size_t kDonorKind = 1;
constexpr std::array<Referrer, 2> kToDonors = {
    {{"stock_account", "donor"}, {"stock_lot", "donor"}}};

constexpr std::array<Field, 7> kPartnerFields = {{
    {"name", "名称|合作方|合作单位|门店名称|单位名称|店名", FieldType::text, true},
    {"address", "地址|详细地址"},
    {"hours", "营业时间|开放时间|发放时间"},
    {"contact", "联系人|负责人|店长", FieldType::person},
    {"phone", "电话|联系电话|手机", FieldType::phones},
    {"ended_on", "终止日期|结束日期|停止日期", FieldType::day},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 2> kToPartners = {
    {{"stock_account", "partner"}, {"redemption", "partner"}}};

Status check_partner(const store::Reader&, const Entry*, const Entry& next) {
  return check_hours(next, partner_field::hours);
}

bool names_person(const Entry& donor, bool if_unsaid) {
  const std::string kind = catalogue::text_of(donor, kDonorKind);
  return kind == "person" || (kind.empty() && if_unsaid);
}

}  // namespace

std::map<std::int64_t, DonorShown> donors_shown(const store::Reader& book) {
  std::map<std::int64_t, DonorShown> all;
  SQLite::Statement row(book.database(), kShown);
  while (row.executeStep()) {
    all[row.getColumn(0).getInt64()] = {row.getColumn(1).getString(), row.getColumn(2).getString(),
                                        row.getColumn(3).getInt() != 0};
  }
  return all;
}

const Kind& donors() {
  static constexpr Kind kind{"donor",      "donors", 'D',         "编号|捐赠方编号|编码|代码",
                             kDonorFields, false,    kToDonors,   catalogue::same_by_name,
                             nullptr,      nullptr,  nullptr,     nullptr,
                             {},           false,    names_person};
  return kind;
}

const Kind& partners() {
  static constexpr Kind kind{"partner",      "partners", 'P',         "编号|合作方编号|编码|代码",
                             kPartnerFields, true,       kToPartners, catalogue::same_by_name,
                             check_partner};
  return kind;
}

}  // namespace yangxiao::redeem
