// report category: the tree of what is reported.
#include "cli/options.hpp"
#include "report/category_tree.hpp"
#include "report/sorting.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

std::string limit_text(const lib::CategoryLimit& limit) {
  return limit.limit ? calendar::to_text(*limit.limit) : std::string();
}
namespace field = lib::category_field;

constexpr Text opt_parent{"parent", 0, "CATEGORY", N_("only those right below this one")};
constexpr Text opt_priority{"priority",   0,
                            "WORD",       N_("only those that have this priority of themselves"),
                            Form::choice, "emergency|urgent|normal"};
constexpr Text opt_agency{"agency", 0, "AGENCY", N_("only those that name this agency")};

// What a category has from the ones above it.
std::vector<FieldLine> more_lines(const Session& session, Privacy,
                                  const catalogue::lib::Entry& entry) {
  const lib::CategoryTree tree(session.reader());
  const lib::Category& category = tree.at(entry.id);
  std::vector<FieldLine> lines;
  const auto add = [&](std::size_t of, const std::string& value) {
    const bool is_own = !std::holds_alternative<std::monostate>(entry.values[of]);
    if (is_own || value.empty()) return;
    lines.push_back(
        {tr(categories().headings[of]), catalogue::code_shown(lib::categories().fields[of], value) +
                                            " (" + tr(N_("from a category above")) + ")"});
  };
  add(field::priority, std::string(lib::name_of(category.priority)));
  add(field::call, category.call);
  if (category.agency) {
    catalogue::lib::References references(session.reader());
    const bool chinese = language() == Language::zh_CN;
    add(field::agency, chinese ? references.name_of("agency", *category.agency)
                               : references.code_of("agency", *category.agency));
  }
  add(field::accept_limit, limit_text(category.accept));
  add(field::dispatch_limit, limit_text(category.dispatch));
  add(field::resolve_limit, limit_text(category.resolve));
  return lines;
}

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "英文名称", "别名", "上级", "优先级", "应拨电话", "处置单位",
             "受理时限", "派遣时限", "处置时限", "备注"},
            {"bus_stop", "公交站亭破损", "bus stop", "站牌、候车亭", "public_fixture", "一般", "",
             "城管", "1个工作日", "1个工作日", "7个工作日", "示例行，填写前删除"}};
  }
  return {
      {"code", "name", "name_en", "aliases", "parent", "priority", "call", "agency", "accept_limit",
       "dispatch_limit", "resolve_limit", "note"},
      {"bus_stop", "公交站亭破损", "bus stop", "站牌|候车亭", "public_fixture", "normal", "",
       "urban_management", "1wd", "1wd", "7wd", "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &lib::categories();
  listed.headings = {N_("name"),
                     N_("name in English"),
                     N_("other words"),
                     N_("above it"),
                     N_("priority"),
                     N_("call first"),
                     N_("agency"),
                     N_("to be accepted in"),
                     N_("to be dispatched in"),
                     N_("to be resolved in"),
                     N_("told twice within metres"),
                     N_("told twice within hours"),
                     N_("note"),
                     N_("position")};
  listed.columns = {{"code", N_("CODE")},         {"name", N_("NAME")}, {"parent", N_("ABOVE")},
                    {"priority", N_("PRIORITY")}, {"call", N_("CALL")}, {"agency", N_("AGENCY")},
                    {"resolve", N_("RESOLVE IN")}};
  listed.column_fields = {field::name, field::parent, field::priority,
                          field::call, field::agency, field::resolve_limit};
  listed.filters = {
      {&opt_parent, field::parent}, {&opt_priority, field::priority}, {&opt_agency, field::agency}};
  listed.more_lines = more_lines;
  listed.form = form;
  listed.add = {N_("add one category"),
                {{"yangxiao report category add bus_stop name=公交站亭破损 parent=public_fixture",
                  N_("priority, agency and limits are those of the one above it")}}};
  listed.import = {N_("take over a tree of categories"),
                   {{"yangxiao report category import categories.csv",
                     N_("a category stands behind the one above it")}}};
  listed.list = {N_("list categories, by the one above, priority or agency"),
                 {{"yangxiao report category list --parent danger", N_("what is sudden danger")}}};
  listed.show = {N_("show everything that is known of categories"),
                 {{"yangxiao report category show fire_smoke", N_("with what it has from above")}}};
  listed.set = {N_("change a category; what is set here beats later files"),
                {{"yangxiao report category set road_damage resolve_limit=5wd agency=street",
                  N_("a limit in working days")}}};
  listed.undone = N_("import {0} taken back: {1} categories removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& categories() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::report
