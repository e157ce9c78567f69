// What the headers of a file of reports are called, besides the names of the fields.
#pragma once

#include <array>
#include <string_view>

#include "report/report.hpp"

namespace yangxiao::report {

// As table::header_means takes them. In the order of Field.
inline constexpr std::array<std::string_view, kFields> kAliases = {
    "事件编号|工单编号|工单号|案件编号|流水号|外部编号",
    "渠道|来源|来源渠道|渠道编号",
    "分类|类别|事件类别|事件类型|问题类型|小类|类型",
    "状态|处理状态|案件状态|state",
    "上报时间|报事时间|发生时间|创建时间|提交时间|filedat|reportedat",
    "受理时间",
    "派遣时间|派单时间",
    "处置时间|办结时间",
    "核实时间|核查时间",
    "结案时间|关闭时间",
    "驿站|驿站编号|站点",
    "",
    "成员|成员编号",
    "电话|手机|手机号|联系电话|上报人电话|phonenumber",
    "上报人|姓名|联系人|报事人",
    "处置单位|承办单位|责任单位|处置部门",
    "街道|所属街道",
    "地址|发生地址|地点|位置描述|详细地址",
    "描述|问题描述|内容|事件描述|详情|报事内容",
    "照片|图片|附件",
    "处理结果|处置结果|办理结果",
};
inline constexpr std::string_view kCodeAliases = "报事编号";

// What an export says beside, and a file of rejected rows.
inline constexpr std::array<std::string_view, 17> kPassed = {
    "source_lat",   "source_lon",     "source_datum",  "priority",
    "call",         "team",           "employer",      "hops",
    "duplicate_of", "flaws",          "parked_until",  "extended_to",
    "reject_line",  "reject_problem", "reject_reason", "station_inferred",
    "deadline"};

}  // namespace yangxiao::report
