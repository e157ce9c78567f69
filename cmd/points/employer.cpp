// points employer: depots, delivery sites and firms, whom to ask there, and who was visited when.
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "member/member.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_kind{"kind",       0,
                        "KIND",       N_("only employers of this kind"),
                        Form::choice, "depot|delivery-site|ride-hailing|cleaning|other"};
constexpr Text opt_unvisited{"unvisited-since", 0, "DAY",
                             N_("only those whom nobody has visited since"), Form::time};

constexpr std::size_t kVisitedOn = 5;  // of member::employers()

Result<catalogue::Listed::IsListed> is_listed(const Session& session) {
  const auto since = session.arguments()[opt_unvisited];
  if (!since) return catalogue::Listed::IsListed();
  const auto time = session.time(*since);
  if (!time) return time.error();
  // Days compare as their texts do.
  const std::string day = calendar::to_text(calendar::local_of(*time, session.zone()).day);
  return catalogue::Listed::IsListed([day](const catalogue::lib::Entry& entry) {
    return catalogue::lib::text_of(entry, kVisitedOn) < day;
  });
}

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "类型", "联系人", "电话", "地址", "走访日期", "备注"},
            {"示例001", "汉阳一号配送站", "配送站", "张三", "027-84840000", "芳草路1号",
             "2026-11-01", "示例行，填写前删除"}};
  }
  return {{"code", "name", "kind", "contact", "phone", "address", "visited_on", "note"},
          {"EXAMPLE001", "First delivery site", "delivery-site", "Zhang San", "027-84840000",
           "1 Fangcao Road", "2026-11-01", "an example: delete this row before filling in"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &member::employers();
  listed.headings = {N_("name"),    N_("kind"),       N_("contact"), N_("phone"),
                     N_("address"), N_("visited on"), N_("note"),    N_("position")};
  listed.columns = {{"code", N_("CODE")},   {"name", N_("NAME")},
                    {"kind", N_("KIND")},   {"contact", N_("CONTACT")},
                    {"phone", N_("PHONE")}, {"visited_on", N_("VISITED")}};
  listed.column_fields = {0, 1, 2, 3, 5};
  listed.filters = {{&opt_kind, 1}};
  listed.more_filters = {&opt_unvisited};
  listed.is_listed = is_listed;
  listed.form = form;
  listed.add = {N_("add one employer"),
                {{"yangxiao points employer add YD9 name=韵达汉阳网点 kind=网点 contact=王五",
                  N_("fields are named like the columns of a file")}}};
  listed.import = {N_("take over a list of employers"),
                   {{"yangxiao points employer import employers.csv",
                     N_("a list without codes is known again by its names")}}};
  listed.list = {N_("list employers, by kind or by who was not visited"),
                 {{"yangxiao points employer list --unvisited-since 2026-10-01",
                   N_("whom nobody has been to since October")}}};
  listed.show = {N_("show everything that is known of employers"),
                 {{"yangxiao points employer show MT1", N_("one employer, field by field")}}};
  listed.set = {N_("change an employer; what is set here beats later files"),
                {{"yangxiao points employer set MT1 visited_on=2026-11-20",
                  N_("somebody of the office was there")}}};
  listed.undone = N_("import {0} taken back: {1} employers removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& employers() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::points
