#include "report/calendar_days.hpp"

#include <array>

namespace yangxiao::report {
namespace {

using catalogue::Choice;
using catalogue::Field;
using catalogue::FieldType;

constexpr std::array<Choice, 2> kKinds = {{{"off", "休息|休|放假|假日|节假日|holiday"},
                                           {"work", "上班|班|补班|调休上班|工作日|workday"}}};

constexpr std::array<Field, 2> kFields = {{
    {"kind", "性质|类型|安排", FieldType::choice, true, kKinds},
    {"name", "名称|节日|说明", FieldType::text},
}};

}  // namespace

const catalogue::Kind& calendar_days() {
  static constexpr catalogue::Kind kind = [] {
    catalogue::Kind days{"calendar_day", "calendar", 'D', "日期|day|date", kFields};
    days.code_is_day = true;
    return days;
  }();
  return kind;
}

}  // namespace yangxiao::report
