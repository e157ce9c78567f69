#include "member/member.hpp"

#include <array>

#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "member/erased.hpp"
#include "member/history.hpp"

namespace yangxiao::member {
namespace {

using catalogue::Choice;
using catalogue::Entry;
using catalogue::EntryReader;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;
using catalogue::Referrer;

constexpr const char* kBranches = R"sql(SELECT team FROM team WHERE kind = 'branch')sql";

constexpr std::array<Choice, 5> kEmployerKinds = {
    {{"depot", "网点|快递网点|仓库|分拣中心|营业部"},
     {"delivery-site", "配送站|外卖站点|骑手站|配送站点|外卖"},
     {"ride-hailing", "网约车|网约车公司|出行公司|出租车公司"},
     {"cleaning", "环卫|环卫所|保洁公司|环卫公司"},
     {"other", "其他|其它"}}};

constexpr std::array<Field, 7> kEmployerFields = {{
    {"name", "名称|单位名称|单位|企业名称|公司名称|网点名称", FieldType::text, true},
    {"kind", "类型|单位类型|单位性质|企业类型|类别", FieldType::choice, false, kEmployerKinds},
    {"contact", "联系人|负责人|站长|经理", FieldType::person},
    {"phone", "电话|联系电话|手机|手机号|联系方式", FieldType::phones},
    {"address", "地址|详细地址|单位地址"},
    {"visited_on", "走访日期|最近走访|上次走访|走访时间", FieldType::past_day},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 2> kToEmployers = {{{"member", "employer"}, {"report", "employer"}}};

constexpr std::array<Choice, 2> kTeamKinds = {
    {{"volunteer", "志愿服务队|志愿队|服务队|志愿者队伍"}, {"branch", "联合党支部|党支部|支部"}}};

constexpr std::array<Field, 6> kTeamFields = {{
    {"name", "名称|队伍名称|团队名称|支部名称|队名", FieldType::text, true},
    {"kind", "类型|队伍类型|类别", FieldType::choice, false, kTeamKinds},
    {"captain", "队长|书记|支部书记", FieldType::reference, false, {}, "member"},
    {"adviser", "指导员|联系人|指导老师", FieldType::person},
    {"station", "驿站|所属驿站|驿站编号", FieldType::reference, false, {}, "station"},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 4> kToTeams = {
    {{"member", "team"}, {"report", "team"}, {"activity", "team"}, {"bonus", "team"}}};

constexpr std::array<Choice, 5> kOccupations = {
    {{"courier", "快递员|快递小哥|快递"},
     {"rider", "骑手|外卖骑手|外卖员|外卖小哥|外卖|外卖配送员"},
     {"driver", "网约车司机|司机|出租车司机|网约车"},
     {"cleaner", "环卫工|环卫工人|保洁员|环卫|清洁工"},
     {"other", "其他|其它"}}};

constexpr std::array<Field, 11> kMemberFields = {{
    {"name", "姓名|名字|成员|成员姓名|人员姓名", FieldType::person, true},
    {"phone", "电话|手机|手机号|手机号码|联系电话|联系方式|电话号码", FieldType::phone},
    {"occupation", "职业|职业类别|工种|岗位|身份|人员类型", FieldType::choice, false, kOccupations},
    {"employer",
     "单位|所属单位|所在单位|公司|企业|工作单位|所属企业",
     FieldType::reference,
     false,
     {},
     "employer"},
    {"team",
     "队伍|所属队伍|志愿服务队|志愿队|团队|服务队",
     FieldType::reference,
     false,
     {},
     "team"},
    {"station",
     "驿站|所属驿站|归属驿站|驿站编号|常去驿站|挂点驿站",
     FieldType::reference,
     false,
     {},
     "station"},
    {"patch", "片区|熟悉小区|负责小区|小区|服务片区", FieldType::list},
    {"patch_radius", "片区半径|熟悉半径|半径", FieldType::number, false, {}, {}, 1, 100'000},
    {"joined_on", "加入日期|加入时间|入队日期|入队时间|登记日期", FieldType::past_day},
    {"left_on", "离开日期|离开时间|退出日期", FieldType::past_day},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 7> kToMembers = {{{"team", "captain"},
                                                 {"report", "member"},
                                                 {"due", "member"},
                                                 {"member_account", "member"},
                                                 {"participation", "member"},
                                                 {"bonus", "member"},
                                                 {"visit", "member"}}};

bool is_nothing(const Entry& entry, std::size_t field) {
  return std::holds_alternative<std::monostate>(entry.values[field]);
}

// A list of members without codes: the one who has the phone now, if the name is not another; else
// the only one of that name with that employer.
Result<std::optional<Entry>> same_member(EntryReader& stored, const Entry& row) {
  const std::string& name = catalogue::text_of(row, field::name);
  const auto is_here = [](const Entry& entry) { return is_nothing(entry, field::left_on); };
  if (!is_nothing(row, field::phone) && !text::is_masked(catalogue::text_of(row, field::phone))) {
    for (const Entry& holder : stored.with_value("phone", row.values[field::phone])) {
      const std::string& whole = catalogue::text_of(holder, field::name);
      const bool is_same = whole == name || text::mask_name(whole) == name || name.empty();
      if (is_same && !is_merged(stored.book(), holder.id)) return std::optional<Entry>(holder);
    }
    return std::optional<Entry>();
  }
  std::vector<Entry> found;
  for (const Entry& entry : stored.with_value("name", row.values[field::name])) {
    const bool fits = is_here(entry) && !is_merged(stored.book(), entry.id) &&
                      entry.values[field::employer] == row.values[field::employer];
    if (fits) found.push_back(entry);
  }
  return catalogue::only_one(found, row);
}

// A phone is that of one member who has not left.
Status phone_is_free(const store::Reader& book, const Entry* former, const Entry& next) {
  if (is_nothing(next, field::phone) || !is_nothing(next, field::left_on)) return {};
  if (text::is_masked(catalogue::text_of(next, field::phone))) return {};
  EntryReader reader(book, members());
  for (const Entry& holder : reader.with_value("phone", next.values[field::phone])) {
    if (former != nullptr && holder.id == former->id) continue;
    if (!is_nothing(holder, field::left_on) || is_merged(book, holder.id)) continue;
    return Error{Problem::phone_taken,
                 {text::mask_own_phones(catalogue::text_of(next, field::phone)), holder.code,
                  former != nullptr ? former->code : std::string("CODE")},
                 {}};
  }
  return {};
}

Status check_member(const store::Reader& book, const Entry* former, const Entry& next) {
  const std::string& joined = catalogue::text_of(next, field::joined_on);
  const std::string& left = catalogue::text_of(next, field::left_on);
  if (!joined.empty() && !left.empty() && left < joined) {
    return Error{Problem::left_before_joined, {next.code, joined}, {}};
  }
  return phone_is_free(book, former, next);
}

// Who belongs to a party branch is not for everybody.
catalogue::Hidden branches(const store::Reader& book) {
  catalogue::Hidden hidden{field::team, {}};
  SQLite::Statement query(book.database(), kBranches);
  while (query.executeStep()) hidden.rows.insert(query.getColumn(0).getInt64());
  return hidden;
}

}  // namespace

const Kind& employers() {
  static constexpr Kind kind{"employer",      "employers", 'E',          "编号|单位编号|编码|代码",
                             kEmployerFields, true,        kToEmployers, catalogue::same_by_name,
                             nullptr,         nullptr,     nullptr};
  return kind;
}

const Kind& teams() {
  static constexpr Kind kind{"team",      "teams", 'T',      "编号|队伍编号|编码|代码",
                             kTeamFields, false,   kToTeams, catalogue::same_by_name,
                             nullptr,     nullptr, nullptr};
  return kind;
}

const Kind& members() {
  static constexpr Kind kind{
      "member",      "members",   'M',           "编号|成员编号|人员编号|编码|工号",
      kMemberFields, true,        kToMembers,    same_member,
      check_member,  keep_change, forget_change, branches,
      kErasedRows};
  return kind;
}

}  // namespace yangxiao::member
