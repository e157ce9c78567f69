// What the headers of a file of reports are called, besides the names of the fields.
#pragma once

#include <array>
#include <string_view>

#include "report/report.hpp"

namespace yangxiao::report {

// As table::header_means takes them. In the order of Field.
inline constexpr std::array<std::string_view, kFields> kAliases = {
    "事件编号|工单编号|工单号|案件编号|案件号|流水号|外部编号|受理编号|诉求编号|工单编码|订单编号",
    "渠道|来源|来源渠道|渠道编号",
    "分类|类别|事件类别|事件类型|事件分类|问题类型|问题分类|问题类别|报事分类|报事类型|诉求类型|"
    "诉求分类|小类|类型",
    "状态|处理状态|案件状态|办理状态|当前状态|处理进度|办理进度|"
    "工单状态|事件状态|state",
    "上报时间|报事时间|发生时间|创建时间|提交时间|反映时间|登记时间|来电时间|诉求时间|投诉时间|"
    "上报日期|提交日期|filedat|"
    "reportedat",
    "受理时间",
    "派遣时间|派单时间",
    "处置时间|办结时间|处理时间|完成时间|解决时间",
    "核实时间|核查时间",
    "结案时间|关闭时间",
    "驿站|驿站编号|站点",
    "",
    "成员|成员编号",
    "电话|手机|手机号|手机号码|电话号码|联系电话|联系方式|上报人电话|联系人电话|反映人电话|"
    "来电号码|来电电话|诉求人电话|"
    "phonenumber",
    "上报人|姓名|联系人|报事人|提交人|反映人|诉求人|上报人姓名|联系人姓名|"
    "来电人|来电人姓名|投诉人",
    "处置单位|承办单位|责任单位|处置部门|办理单位|承办部门|责任部门|主办单位",
    "街道|所属街道|所在街道|街道名称|属地街道",
    "地址|发生地址|地点|位置|位置描述|详细地址|发生地点|事发地点|具体位置|诉求地址|"
    "案发地址|问题地址|事发地址|事件地址",
    "描述|问题描述|内容|事件描述|详情|报事内容|问题内容|诉求内容|情况描述|具体问题|说明|"
    "工单内容|来电内容|投诉内容",
    "照片|图片|附件|现场照片|图片链接|照片链接",
    "处理结果|处置结果|办理结果|处理意见|答复|回复内容|办理情况说明|处置情况",
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
