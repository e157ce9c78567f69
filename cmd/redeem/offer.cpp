// redeem offer: standing offers of merchants.
#include "redeem/offer.hpp"

#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
namespace field = lib::offer_field;

constexpr Text opt_on{"on", 0, "DAY", N_("only what stands on this day"), Form::time};

Result<catalogue::Listed::IsListed> is_listed(const Session& session) {
  std::optional<Instant> on;
  const Status taken = session.take_time(opt_on, on);
  if (!taken) return taken.error();
  if (!on) return catalogue::Listed::IsListed([](const catalogue::lib::Entry&) { return true; });
  const std::string day = calendar::to_text(calendar::local_of(*on, session.zone()).day);
  return catalogue::Listed::IsListed(
      [day](const catalogue::lib::Entry& offer) { return lib::stands_on(offer, day); });
}

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "商家", "优惠", "优惠对象", "开始日期", "结束日期", "地址", "营业时间", "电话",
             "备注", "纬度", "经度"},
            {"示例001", "老汉口热干面", "八折", "骑手", "2026-12-01", "2027-11-30", "汉阳大道1号",
             "06:00-14:00", "027-84461234", "示例行，填写前删除", "30.5493", "114.2695"}};
  }
  return {{"code", "shop", "terms", "audience", "starts_on", "ends_on", "address", "hours", "phone",
           "note", "lat", "lon"},
          {"EXAMPLE001", "Noodle House", "20 percent off", "riders", "2026-12-01", "2027-11-30",
           "1 Hanyang Dadao", "06:00-14:00", "027-84461234",
           "an example: delete this row before filling in", "30.5493", "114.2695"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::offers();
  listed.headings = {N_("shop"),    N_("terms"), N_("for whom"), N_("first day"), N_("last day"),
                     N_("address"), N_("hours"), N_("phone"),    N_("note"),      N_("position")};
  listed.columns = {{"code", N_("CODE")},        {"shop", N_("SHOP")},
                    {"terms", N_("TERMS")},      {"audience", N_("FOR")},
                    {"ends_on", N_("LAST DAY")}, {"address", N_("ADDRESS")}};
  listed.column_fields = {field::shop, field::terms, field::audience, field::ends_on,
                          field::address};
  listed.more_filters = {&opt_on};
  listed.is_listed = is_listed;
  listed.form = form;
  listed.add = {N_("add one offer"),
                {{"yangxiao redeem offer add RGM shop=老汉口热干面 terms=八折 audience=骑手 "
                  "ends_on=2027-11-30",
                  N_("20 percent off for riders until a day")}}};
  listed.import = {N_("take over a list of offers"),
                   {{"yangxiao redeem offer import offers.csv --datum gcj02",
                     N_("an offer without a code is known again by its shop and its terms")}}};
  listed.list = {N_("list offers"),
                 {{"yangxiao redeem offer list --on today", N_("what stands today")}}};
  listed.show = {N_("show everything that is known of offers"),
                 {{"yangxiao redeem offer show RGM", N_("one offer, field by field")}}};
  listed.set = {N_("change an offer; what is set here beats later files"),
                {{"yangxiao redeem offer set RGM ends_on=2028-11-30", N_("it stands for longer")}}};
  listed.undone = N_("import {0} taken back: {1} offers removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& offers() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::redeem
