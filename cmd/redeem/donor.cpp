// redeem donor: departments, firms and people who give.
#include "cli/options.hpp"
#include "redeem/giver.hpp"
#include "redeem/verbs.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_kind{"kind",       0,
                        "KIND",       N_("only donors of this kind"),
                        Form::choice, "department|firm|shop|association|person|other"};

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "类型", "联系人", "电话", "备注"},
            {"示例001", "汉阳区总工会", "协会", "王五", "027-84468800", "示例行，填写前删除"}};
  }
  return {{"code", "name", "kind", "contact", "phone", "note"},
          {"EXAMPLE001", "Hanyang Trade Union", "association", "Wang Wu", "027-84468800",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::donors();
  listed.headings = {N_("name"),  N_("kind"), N_("contact"),
                     N_("phone"), N_("note"), N_("position")};
  listed.columns = {{"code", N_("CODE")},
                    {"name", N_("DONOR")},
                    {"kind", N_("KIND")},
                    {"contact", N_("CONTACT")},
                    {"phone", N_("PHONE")}};
  listed.column_fields = {0, 1, 2, 3};
  listed.filters = {{&opt_kind, 1}};
  listed.form = form;
  listed.add = {N_("add one donor"),
                {{"yangxiao redeem donor add ZGH name=汉阳区总工会 kind=association",
                  N_("fields are named like the columns of a file")}}};
  listed.import = {N_("take over a list of donors"),
                   {{"yangxiao redeem donor import donors.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list donors, by kind"),
                 {{"yangxiao redeem donor list --kind firm", N_("the firms")}}};
  listed.show = {N_("show everything that is known of donors"),
                 {{"yangxiao redeem donor show ZGH", N_("one donor, field by field")}}};
  listed.set = {N_("change a donor; what is set here beats later files"),
                {{"yangxiao redeem donor set ZGH contact=赵六", N_("another contact")}}};
  listed.undone = N_("import {0} taken back: {1} donors removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& donors() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::redeem
