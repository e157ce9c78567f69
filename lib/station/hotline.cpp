#include "station/hotline.hpp"

#include <array>

namespace yangxiao::station {
namespace {

using catalogue::Entry;
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

// A number is dialled: what is no number helps nobody, and none is made up.
Status check_number(const store::Reader& /*book*/, const Entry* /*former*/, const Entry& next) {
  const bool is_number =
      next.code.size() >= 3 && next.code.find_first_not_of("0123456789-") == std::string::npos;
  return is_number ? Status() : Status(Error{Problem::phone_form, {"code"}, {"", 0, 0, next.code}});
}

}  // namespace

const Kind& hotlines() {
  static constexpr Kind kind{"hotline",      "hotlines", 'H', "号码|电话|热线号码|电话号码|编号",
                             kHotlineFields, false,      {},  nullptr,
                             check_number};
  return kind;
}

}  // namespace yangxiao::station
