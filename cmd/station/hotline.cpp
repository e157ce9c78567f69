// station hotline: the numbers that hang on every wall.
#include "station/hotline.hpp"

#include "station/verbs.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
namespace field = lib::hotline_field;

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {
        {"号码", "名称", "帮什么", "接听时间", "顺序", "备注"},
        {"12345", "政务服务便民热线", "不知道找谁，先打这个", "24小时", "1", "示例行，填写前删除"}};
  }
  return {{"code", "name", "helps", "hours", "place", "note"},
          {"12345", "city hotline", "whom to call when one does not know whom", "24 hours", "1",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::hotlines();
  listed.headings = {N_("hotline"),           N_("helps with"), N_("answers at"),
                     N_("place on the wall"), N_("note"),       N_("position")};
  listed.columns = {{"code", N_("CALL")},
                    {"name", N_("HOTLINE")},
                    {"helps", N_("HELPS WITH")},
                    {"hours", N_("ANSWERS AT")}};
  listed.column_fields = {field::name, field::helps, field::hours};
  listed.form = form;
  listed.add = {
      N_("add a hotline"),
      {{"yangxiao station hotline add 12345 name=政务服务便民热线 helps=不知道找谁，先打这个",
        N_("the number is its code")}}};
  listed.import = {N_("take over a list of hotlines"),
                   {{"yangxiao station hotline import hotlines.csv",
                     N_("the shipped list has seven that are public")}}};
  listed.list = {N_("list the hotlines, and what each helps with"),
                 {{"yangxiao station hotline list", N_("number by number, in plain words")}}};
  listed.show = {N_("show everything that is known of hotlines"),
                 {{"yangxiao station hotline show 12345", N_("one of them")}}};
  listed.set = {N_("change a hotline; what is set here beats later files"),
                {{"yangxiao station hotline set 12345 hours=24小时", N_("when somebody answers")}}};
  listed.undone = N_("import {0} taken back: {1} hotlines removed, {2} as they were before");
  listed.look_up = Need::read_stations;
  return listed;
}

}  // namespace

const catalogue::Listed& hotlines() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::station
