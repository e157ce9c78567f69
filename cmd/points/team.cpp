// points team: volunteer teams and joint party branches.
#include "cli/options.hpp"
#include "member/member.hpp"
#include "member/membership.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_kind{
    "kind", 0, "KIND", N_("only teams of this kind"), Form::choice, "volunteer|branch"};
constexpr Text opt_station{"station", 0, "CODE", N_("only those of this station"), Form::station};

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "类型", "队长", "指导员", "驿站", "备注"},
            {"示例001", "龙行骑士", "志愿服务队", "", "李四", "HY001", "示例行，填写前删除"}};
  }
  return {{"code", "name", "kind", "captain", "adviser", "station", "note"},
          {"EXAMPLE001", "Longxing Riders", "volunteer", "", "Li Si", "HY001",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &member::teams();
  listed.headings = {N_("name"),    N_("kind"), N_("captain"), N_("adviser"),
                     N_("station"), N_("note"), N_("position")};
  listed.columns = {{"code", N_("CODE")},       {"name", N_("NAME")},
                    {"kind", N_("KIND")},       {"captain", N_("CAPTAIN")},
                    {"adviser", N_("ADVISER")}, {"station", N_("STATION")}};
  listed.column_fields = {0, 1, 2, 3, 4};
  listed.filters = {{&opt_kind, 1}, {&opt_station, 4}};
  listed.form = form;
  listed.add = {N_("add one team"),
                {{"yangxiao points team add QS name=夜行骑士 kind=志愿服务队 station=HY002",
                  N_("fields are named like the columns of a file")}}};
  listed.import = {N_("take over a list of teams"),
                   {{"yangxiao points team import teams.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list teams, by kind or station"),
                 {{"yangxiao points team list --kind volunteer", N_("the volunteer teams")}}};
  listed.show = {N_("show everything that is known of teams"),
                 {{"yangxiao points team show LX", N_("one team, field by field")}}};
  listed.set = {N_("change a team; what is set here beats later files"),
                {{"yangxiao points team set LX adviser=赵六", N_("another adviser")}}};
  listed.undone = N_("import {0} taken back: {1} teams removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& teams() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::points
