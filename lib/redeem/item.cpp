#include "redeem/item.hpp"

#include <array>

#include "calendar/opening_hours.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

using catalogue::Choice;
using catalogue::Entry;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;
using catalogue::Referrer;

constexpr std::array<Choice, 4> kKinds = {{{"goods", "物品|实物|商品|日用品"},
                                           {"meal", "餐食|爱心餐|午餐|热餐|盒饭|餐"},
                                           {"service", "服务|体验"},
                                           {"free", "免费|免费领取|不计积分"}}};

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::array<Field, 9> kFields = {{
    {"name", "名称|物品名称|品名|商品名称|物品", FieldType::text, true},
    {"kind", "类型|类别|物品类型|种类", FieldType::choice, true, kKinds},
    {"price", "积分|所需积分|兑换积分|分值|单价", FieldType::number, false, {}, {}, 0, kMostPoints},
    {"per_day",
     "每日限兑|每日限领|每日限量|每人每日限量|每天限兑|每天限领",
     FieldType::number,
     false,
     {},
     {},
     1,
     1'000},
    {"per_month", "每月限兑|每人每月限量", FieldType::number, false, {}, {}, 1, 31'000},
    {"hours", "发放时间|领取时间|供应时间"},
    {"picture", "图片|照片|图片路径"},
    {"withdrawn_on", "下架日期|停止兑换日期", FieldType::day},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 3> kToItems = {
    {{"stock_lot", "item"}, {"redemption", "item"}, {"visit_gift", "item"}}};

std::optional<std::int64_t> number_of(const Entry& entry, std::size_t field) {
  const auto* number = std::get_if<std::int64_t>(&entry.values[field]);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

ItemKind kind_named(std::string_view word) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (word == kKinds[i].code) return static_cast<ItemKind>(i);
  }
  return ItemKind::goods;
}

// A row without a code is known by its name.
const std::string& named(const Entry& entry) {
  return entry.code.empty() ? catalogue::text_of(entry, item_field::name) : entry.code;
}

Status check_item(const store::Reader&, const Entry*, const Entry& next) {
  const bool is_free = kind_named(catalogue::text_of(next, item_field::kind)) == ItemKind::free;
  const bool has_price = number_of(next, item_field::price).value_or(0) != 0;
  if (is_free == has_price) return Error{Problem::item_price_bad, {named(next)}, {}};
  const std::string& hours = catalogue::text_of(next, item_field::hours);
  if (hours.empty()) return {};
  const auto understood = calendar::parse_hours(hours).understanding();
  if (understood == calendar::Understanding::understood) return {};
  return Error{Problem::item_hours_unread, {named(next), hours}, {}};
}

constexpr const char* kItem = R"sql(
  SELECT item, code, name, kind, coalesce(price, 0), per_day, per_month, hours, withdrawn_on
  FROM item WHERE item = ?1)sql";

Item item_of(const Entry& entry) {
  return {entry.id,
          entry.code,
          catalogue::text_of(entry, item_field::name),
          kind_named(catalogue::text_of(entry, item_field::kind)),
          number_of(entry, item_field::price).value_or(0),
          number_of(entry, item_field::per_day),
          number_of(entry, item_field::per_month),
          catalogue::text_of(entry, item_field::hours),
          catalogue::text_of(entry, item_field::withdrawn_on)};
}

}  // namespace

const Kind& items() {
  static constexpr Kind kind{"item",    "items", 'G',      "编号|物品编号|商品编号|编码|代码",
                             kFields,   false,   kToItems, catalogue::same_by_name,
                             check_item};
  return kind;
}

Result<Item> item_with_word(const store::Reader& book, const std::string& word) {
  const auto entry = catalogue::entry_with_word(book, items(), word);
  if (!entry) return entry.error();
  return item_of(*entry);
}

Item item_at(const store::Reader& book, std::int64_t id) {
  SQLite::Statement row(book.database(), kItem);
  row.bind(1, id);
  if (!row.executeStep()) return {};
  return {row.getColumn(0).getInt64(),  row.getColumn(1).getString(),
          row.getColumn(2).getString(), kind_named(row.getColumn(3).getString()),
          row.getColumn(4).getInt64(),  store::read_number(row, 5),
          store::read_number(row, 6),   row.getColumn(7).getString(),
          row.getColumn(8).getString()};
}

}  // namespace yangxiao::redeem
