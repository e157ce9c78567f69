#include "station/hotline.hpp"

#include <array>

namespace yangxiao::station {
namespace {

using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;

constexpr std::int64_t kMostPlaces = 99;

constexpr std::array<Field, 5> kHotlineFields = {{
    {"name", "名称|热线|热线名称", FieldType::text, true},
    {"helps", "帮什么|能帮什么|说明|服务内容|用途", FieldType::text, true},
    {"hours", "接听时间|服务时间|时间"},
    {"place", "顺序|排序|序号", FieldType::number, false, {}, {}, 1, kMostPlaces},
    {"note", "备注", FieldType::note},
}};

}  // namespace

const Kind& hotlines() {
  static constexpr Kind kind{"hotline", "hotlines", 'H', "号码|电话|热线号码|电话号码|编号",
                             kHotlineFields};
  return kind;
}

}  // namespace yangxiao::station
