// report agency: who handles reports.
#include "cli/options.hpp"
#include "report/sorting.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "英文名称", "别名", "联系人", "电话", "备注"},
            {"metro", "地铁集团", "metro", "地铁、地铁公司", "张三", "027-84840000",
             "示例行，填写前删除"}};
  }
  return {{"code", "name", "name_en", "aliases", "contact", "phone", "note"},
          {"metro", "地铁集团", "metro company", "地铁|地铁公司", "Zhang San", "027-84840000",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::agencies();
  listed.headings = {N_("name"),    N_("name in English"), N_("other words"),
                     N_("contact"), N_("phone"),           N_("note"),
                     N_("position")};
  listed.columns = {{"code", N_("CODE")},
                    {"name", N_("NAME")},
                    {"aliases", N_("OTHER WORDS")},
                    {"contact", N_("CONTACT")},
                    {"phone", N_("PHONE")}};
  listed.column_fields = {0, 2, 3, 4};
  listed.form = form;
  listed.add = {N_("add one agency"),
                {{"yangxiao report agency add metro name=地铁集团 phone=027-84840000",
                  N_("fields are named like the columns of a file")}}};
  listed.import = {N_("take over a list of agencies"),
                   {{"yangxiao report agency import agencies.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list agencies"), {{"yangxiao report agency list", N_("all that there are")}}};
  listed.show = {N_("show everything that is known of agencies"),
                 {{"yangxiao report agency show fire", N_("one agency, field by field")}}};
  listed.set = {N_("change an agency; what is set here beats later files"),
                {{"yangxiao report agency set fire contact=赵队长 phone=027-84841190",
                  N_("whom to ask there")}}};
  listed.undone = N_("import {0} taken back: {1} agencies removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& agencies() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::report
