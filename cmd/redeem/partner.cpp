// redeem partner: counters that are no stations, where partners hand out what they give.
#include "cli/options.hpp"
#include "redeem/giver.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
namespace field = lib::partner_field;

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {
        {"编号", "名称", "地址", "营业时间", "联系人", "电话", "终止日期", "备注", "纬度", "经度"},
        {"示例001", "晴川假日酒店", "洗马长街88号", "11:00-14:30", "王五", "027-84716688", "",
         "示例行，填写前删除", "30.5561", "114.2790"}};
  }
  return {
      {"code", "name", "address", "hours", "contact", "phone", "ended_on", "note", "lat", "lon"},
      {"EXAMPLE001", "Qingchuan Hotel", "88 Xima Changjie", "11:00-14:30", "Wang Wu",
       "027-84716688", "", "an example: delete this row before filling in", "30.5561", "114.2790"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::partners();
  listed.headings = {N_("name"),    N_("address"), N_("hours"),
                     N_("contact"), N_("phone"),   N_("hands out nothing from"),
                     N_("note"),    N_("position")};
  listed.columns = {{"code", N_("CODE")},     {"name", N_("PARTNER")}, {"address", N_("ADDRESS")},
                    {"hours", N_("OPEN AT")}, {"phone", N_("PHONE")},  {"ended_on", N_("ENDED")}};
  listed.column_fields = {field::name, field::address, field::hours, field::phone, field::ended_on};
  listed.form = form;
  listed.add = {N_("add one partner"),
                {{"yangxiao redeem partner add QC name=晴川假日酒店 address=洗马长街88号 "
                  "hours=11:00-14:30 lat=30.5561 lon=114.2790 --datum wgs84",
                  N_("a hotel that hands out the lunches that it gives")}}};
  listed.import = {N_("take over a list of partners"),
                   {{"yangxiao redeem partner import partners.csv --datum gcj02",
                     N_("with their places, as a Chinese map gives them")}}};
  listed.list = {N_("list partners"),
                 {{"yangxiao redeem partner list", N_("who hands out what at their own counter")}}};
  listed.show = {N_("show everything that is known of partners"),
                 {{"yangxiao redeem partner show QC", N_("one partner, field by field")}}};
  listed.set = {N_("change a partner; what is set here beats later files"),
                {{"yangxiao redeem partner set QC ended_on=2026-12-31",
                  N_("from that day on it hands out nothing more")}}};
  listed.undone = N_("import {0} taken back: {1} partners removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& partners() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::redeem
