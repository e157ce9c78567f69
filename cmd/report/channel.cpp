// report channel: the ways by which reports come in.
#include "cli/options.hpp"
#include "report/sorting.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "英文名称", "别名", "备注"},
            {"hotline", "市民热线", "hotline", "12345、服务热线", "示例行，填写前删除"}};
  }
  return {{"code", "name", "name_en", "aliases", "note"},
          {"hotline", "市民热线", "citizens' hotline", "12345|热线",
           "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::channels();
  listed.headings = {N_("name"), N_("name in English"), N_("other words"), N_("note"),
                     N_("position")};
  listed.columns = {{"code", N_("CODE")},
                    {"name", N_("NAME")},
                    {"name_en", N_("ENGLISH")},
                    {"aliases", N_("OTHER WORDS")}};
  listed.column_fields = {0, 1, 2};
  listed.form = form;
  listed.add = {N_("add one channel"),
                {{"yangxiao report channel add hotline name=市民热线 aliases=12345、服务热线",
                  N_("a file may then say any of these words")}}};
  listed.import = {N_("take over a list of channels"),
                   {{"yangxiao report channel import channels.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list channels"), {{"yangxiao report channel list", N_("all that there are")}}};
  listed.show = {N_("show everything that is known of channels"),
                 {{"yangxiao report channel show xiaomifeng", N_("one channel, field by field")}}};
  listed.set = {N_("change a channel; what is set here beats later files"),
                {{"yangxiao report channel set xiaomifeng aliases=小蜜蜂、蜜蜂上报",
                  N_("other words that files use for it")}}};
  listed.undone = N_("import {0} taken back: {1} channels removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& channels() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::report
