// report calendar: days off, and weekends that are worked instead.
#include "cli/options.hpp"
#include "report/calendar_days.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

catalogue::Listed::Form form(bool chinese) {
  if (chinese) return {{"日期", "性质", "名称"}, {"2027-01-01", "休息", "元旦"}};
  return {{"day", "kind", "name"}, {"2027-01-01", "off", "元旦"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::calendar_days();
  listed.headings = {N_("off or work"), N_("name"), N_("position")};
  listed.columns = {{"code", N_("DAY")}, {"kind", N_("OFF OR WORK")}, {"name", N_("NAME")}};
  listed.column_fields = {0, 1};
  listed.form = form;
  listed.add = {N_("add one day off, or one weekend day that is worked"),
                {{"yangxiao report calendar add 2027-03-08 kind=off name=妇女节",
                  N_("deadlines count it from now on")}}};
  listed.import = {N_("take over a year's calendar"),
                   {{"yangxiao report calendar import 2027.csv",
                     N_("day, kind (off or work) and name, as the State Council publishes it")}}};
  listed.list = {N_("list days that are not what their weekday says"),
                 {{"yangxiao report calendar list --format csv", N_("the whole calendar")}}};
  listed.show = {N_("show everything that is known of days"),
                 {{"yangxiao report calendar show 2026-10-01", N_("one day")}}};
  listed.set = {N_("change a day; what is set here beats later files"),
                {{"yangxiao report calendar set 2026-10-01 name=国庆节", N_("what it is called")}}};
  listed.undone = N_("import {0} taken back: {1} days removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& calendar() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::report
