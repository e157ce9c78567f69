// redeem item: what can be redeemed, and for how many points.
#include "redeem/item.hpp"

#include "cli/options.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
namespace field = lib::item_field;

constexpr Text opt_kind{
    "kind", 0, "KIND", N_("only items of this kind"), Form::choice, "goods|meal|service|free"};

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "类型", "积分", "每日限兑", "每月限兑", "发放时间", "图片", "备注"},
            {"示例001", "热午餐", "餐食", "30", "1", "", "11:00-14:30", "", "示例行，填写前删除"}};
  }
  return {{"code", "name", "kind", "price", "per_day", "per_month", "hours", "picture", "note"},
          {"EXAMPLE001", "hot lunch", "meal", "30", "1", "", "11:00-14:30", "",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::items();
  listed.headings = {N_("name"),
                     N_("kind"),
                     N_("points for one"),
                     N_("at most a day"),
                     N_("at most a month"),
                     N_("handed out"),
                     N_("picture"),
                     N_("not to be had from"),
                     N_("note"),
                     N_("position")};
  listed.columns = {{"code", N_("CODE")},
                    {"name", N_("ITEM")},
                    {"kind", N_("KIND")},
                    {"price", N_("POINTS"), Align::right},
                    {"per_day", N_("A DAY"), Align::right},
                    {"per_month", N_("A MONTH"), Align::right},
                    {"hours", N_("HANDED OUT")},
                    {"withdrawn_on", N_("GONE FROM")}};
  listed.column_fields = {field::name,      field::kind,  field::price,       field::per_day,
                          field::per_month, field::hours, field::withdrawn_on};
  listed.filters = {{&opt_kind, field::kind}};
  listed.form = form;
  listed.add = {N_("add one item"),
                {{"yangxiao redeem item add LUNCH name=热午餐 kind=meal price=30 per_day=1 "
                  "hours=11:00-14:30",
                  N_("a meal for 30 points, one a day, handed out at noon")}}};
  listed.import = {N_("take over a list of items"),
                   {{"yangxiao redeem item import items.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list items, by kind"),
                 {{"yangxiao redeem item list --kind meal", N_("the meals")}}};
  listed.show = {N_("show everything that is known of items"),
                 {{"yangxiao redeem item show LUNCH", N_("one item, field by field")}}};
  listed.set = {N_("change an item; what is set here beats later files"),
                {{"yangxiao redeem item set LUNCH price=25",
                  N_("another price; vouchers keep the one at which they were reserved")}}};
  listed.undone = N_("import {0} taken back: {1} items removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& items() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::redeem
