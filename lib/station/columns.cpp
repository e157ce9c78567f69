#include "station/columns.hpp"

#include <array>
#include <utility>

#include "table/header_words.hpp"
#include "table/place_cells.hpp"

namespace yangxiao::station {
namespace {

struct ColumnNames {
  ColumnKind kind;
  std::string_view name;     // ours
  std::string_view aliases;  // folded, without spaces and underscores, joined by '|'
};

constexpr std::array<ColumnNames, 29> kColumns = {{
    {ColumnKind::code, "code", "编号|编码|驿站编号|驿站编码|站点编号|站点编码|代码|stationcode|no"},
    {ColumnKind::name, "name", "名称|驿站名称|站点名称|驿站|站点|站名|stationname|station|title"},
    {ColumnKind::address, "address", "地址|详细地址|驿站地址|所在地址|位置描述|addr"},
    {ColumnKind::community, "community", "社区|所属社区|社区名称|村社区|社区(村)"},
    {ColumnKind::subdistrict, "subdistrict", "街道|所属街道|街道名称|街镇|乡镇街道|street"},
    {ColumnKind::host, "host", "场所|依托单位|所在单位|建设单位|运营单位|管理单位|premises"},
    {ColumnKind::keeper, "keeper", "站长|负责人|联系人|驿站站长|管理员|contact"},
    {ColumnKind::phone, "phone",
     "电话|联系电话|手机|手机号|手机号码|站长电话|联系方式|tel|telephone|mobile"},
    {ColumnKind::lat, "lat", table::kLatHeaders},
    {ColumnKind::lon, "lon", table::kLonHeaders},
    {ColumnKind::datum, "datum", table::kDatumHeaders},
    {ColumnKind::position, "position", table::kPairHeaders},
    {ColumnKind::source_lat, "source_lat", "原始纬度"},
    {ColumnKind::source_lon, "source_lon", "原始经度"},
    {ColumnKind::source_datum, "source_datum", "原始坐标系"},
    {ColumnKind::facilities, "facilities",
     "设施|服务设施|设施设备|配套设施|配备设施|设备|services"},
    {ColumnKind::hours, "hours", "开放时间|营业时间|服务时间|时间|openhours|openinghours"},
    {ColumnKind::roles, "roles", "角色|挂牌|站点类型|类型|role|type"},
    {ColumnKind::status, "status", "状态|运行状态|开放状态|是否开放|state"},
    {ColumnKind::note, "note", "备注|说明|备注说明|notes|remark|remarks|description"},
    {ColumnKind::closed_since, "closed_since", "关闭日期|停用日期|关闭时间"},
    {ColumnKind::closed_reason, "closed_reason", "关闭原因|停用原因"},
    {ColumnKind::state, "broken", "故障设施"},
    {ColumnKind::state, "seen_open_at", "最近见开时间"},
    {ColumnKind::passed, "phone_masked", ""},
    {ColumnKind::passed, "open", ""},
    {ColumnKind::passed, "reject_line", ""},
    {ColumnKind::passed, "reject_problem", ""},
    {ColumnKind::passed, "reject_reason", ""},
}};

std::optional<ColumnKind> shipped_meaning(std::string_view header) {
  for (const ColumnNames& column : kColumns) {
    if (table::header_means(header, column.name, column.aliases)) return column.kind;
  }
  return std::nullopt;
}

// 是否有微波炉 asks for 微波炉.
std::string_view without_question(std::string_view header) {
  for (const std::string_view word :
       {"是否有", "是否提供", "是否配备", "是否配有", "是否", "有没有", "有无"}) {
    if (header.starts_with(word)) return header.substr(word.size());
  }
  return header;
}

std::optional<ColumnKind> kind_named(std::string_view name) {
  for (const ColumnNames& column : kColumns) {
    if (column.name == name) return column.kind;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ColumnKind kind) {
  for (const ColumnNames& column : kColumns) {
    if (column.kind == kind) return column.name;
  }
  return "facility";
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> fields;
  for (const ColumnNames& column : kColumns) {
    const bool is_filled_in = column.kind != ColumnKind::passed && column.kind != ColumnKind::state;
    if (is_filled_in) fields.push_back(column.name);
  }
  return fields;
}

table::ProfileForm profile_form() { return {field_names(), {kFacilityWords}}; }

std::optional<FileColumn> HeaderMap::find(std::string_view header) const {
  if (header.empty()) return std::nullopt;
  if (profile_ != nullptr) {
    for (const auto& [field, theirs] : profile_->columns) {
      if (table::is_header_of_profile(header, theirs.text)) {
        return FileColumn{kind_named(field).value_or(ColumnKind::passed)};
      }
    }
    if (profile_->ignores(header)) return FileColumn{ColumnKind::passed};
  }
  if (const auto kind = shipped_meaning(header)) {
    // A profile that maps another header to this field has said that this one is something else.
    const bool taken =
        profile_ != nullptr && profile_->columns.contains(std::string(name_of(*kind)));
    if (taken) return std::nullopt;
    return FileColumn{*kind};
  }
  if (const auto facility = facilities_.find(without_question(header))) {
    return FileColumn{ColumnKind::facility, *facility};
  }
  return std::nullopt;
}

Form empty_form(bool chinese) {
  if (chinese) {
    return {{"编号", "名称", "街道", "社区", "地址", "站长", "电话", "纬度", "经度", "坐标系",
             "设施", "开放时间", "备注"},
            {"示例001", "芳草社区阳小驿", "龙阳街道", "芳草社区", "芳草路1号", "张三",
             "027-84840000", "30.55", "114.21", "gcj02", "微波炉、饮水、充电",
             "周一至周五 08:30-12:00,14:00-17:30", "示例行，填写前删除"}};
  }
  return {{"code", "name", "subdistrict", "community", "address", "keeper", "phone", "lat", "lon",
           "datum", "facilities", "hours", "note"},
          {"EXAMPLE001", "Fangcao station", "龙阳街道", "芳草社区", "1 Fangcao Road", "Zhang San",
           "027-84840000", "30.55", "114.21", "gcj02", "microwave, drinking_water, charging",
           "Mon-Fri 08:30-12:00,14:00-17:30", "an example: delete this row before filling in"}};
}

}  // namespace yangxiao::station
