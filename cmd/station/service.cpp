// station service: what stations do for people, and how.
#include "station/service.hpp"

#include "cli/options.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
namespace field = lib::service_field;

constexpr Text opt_way{
    "way", 0, "WAY", N_("only what is done in this way"), Form::choice, "on_spot|passed_on"};
constexpr Text opt_agency{"agency", 0, "CODE", N_("only what is passed on to this agency")};
constexpr Text opt_topic{"topic", 0, "TOPIC", N_("only of this topic")};

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "事项", "类别", "办理方式", "转办单位", "材料", "办理时限", "别名", "办理站点",
             "转办站点", "备注"},
            {"示例001", "社会保障卡补换", "社会保障", "转办", "health", "身份证|旧卡", "5wd",
             "社保卡补办", "", "", "示例行，填写前删除"}};
  }
  return {{"code", "name", "topic", "way", "agency", "papers", "takes", "aliases", "only_at",
           "passed_on_at", "note"},
          {"EXAMPLE001", "社会保障卡补换", "social insurance", "passed_on", "health",
           "identity card|old card", "5wd", "new social insurance card", "", "",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::services();
  listed.headings = {N_("service"),      N_("topic"), N_("way"),         N_("passed on to"),
                     N_("papers"),       N_("takes"), N_("other words"), N_("only at"),
                     N_("passed on at"), N_("note"),  N_("position")};
  listed.columns = {{"code", N_("CODE")},
                    {"name", N_("SERVICE")},
                    {"topic", N_("TOPIC")},
                    {"way", N_("WAY")},
                    {"agency", N_("PASSED ON TO")},
                    {"papers", N_("PAPERS")},
                    {"takes", N_("TAKES"), Align::left, true}};
  listed.column_fields = {field::name,   field::topic,  field::way,
                          field::agency, field::papers, field::takes};
  listed.filters = {
      {&opt_way, field::way}, {&opt_agency, field::agency}, {&opt_topic, field::topic}};
  listed.form = form;
  listed.add = {N_("add one service"),
                {{"yangxiao station service add SBK name=社会保障卡补换 way=passed_on takes=5wd "
                  "'papers=身份证|旧卡'",
                  N_("passed on, with what people bring along")}}};
  listed.import = {N_("take over a list of services"),
                   {{"yangxiao station service import services.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {
      N_("list services, and how they are done"),
      {{"yangxiao station service list --way on_spot", N_("what is finished on the spot")}}};
  listed.show = {N_("show everything that is known of services"),
                 {{"yangxiao station service show SBK", N_("one service, field by field")}}};
  listed.set = {N_("change a service; what is set here beats later files"),
                {{"yangxiao station service set SBK 'passed_on_at=HY001|HY002'",
                  N_("two stations that pass it on, whatever the others do")}}};
  listed.undone = N_("import {0} taken back: {1} services removed, {2} as they were before");
  listed.look_up = Need::read_stations;
  return listed;
}

}  // namespace

const catalogue::Listed& services() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::station
