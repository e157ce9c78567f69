#include "report/sorting.hpp"

#include <algorithm>
#include <array>

#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"

namespace yangxiao::report {
namespace {

using catalogue::Choice;
using catalogue::Entry;
using catalogue::EntryReader;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;
using catalogue::Referrer;
using catalogue::Value;

constexpr std::array<Field, 6> kAgencyFields = {{
    {"name", "名称|单位名称|部门|部门名称|处置单位", FieldType::text, true},
    {"name_en", "英文名称|英文名"},
    {"aliases", "别名|其他叫法|简称", FieldType::list},
    {"contact", "联系人|负责人", FieldType::person},
    {"phone", "电话|联系电话|手机", FieldType::phones},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 3> kToAgencies = {
    {{"category", "agency"}, {"report", "agency"}, {"service", "agency"}}};
constexpr std::array<Referrer, 1> kToChannels = {{{"report", "channel"}}};

constexpr std::array<Field, 4> kChannelFields = {{
    {"name", "名称|渠道名称|渠道", FieldType::text, true},
    {"name_en", "英文名称|英文名"},
    {"aliases", "别名|其他叫法|简称", FieldType::list},
    {"note", "备注|说明", FieldType::note},
}};

constexpr std::array<Choice, 3> kPriorities = {
    {{"emergency", "紧急|突发|特急"}, {"urgent", "加急|较急|急"}, {"normal", "一般|普通|常规"}}};

constexpr std::array<Field, 13> kCategoryFields = {{
    {"name", "名称|分类名称|类别|分类", FieldType::text, true},
    {"name_en", "英文名称|英文名"},
    {"aliases", "别名|其他叫法|简称", FieldType::list},
    {"parent", "上级|上级分类|父类", FieldType::reference, false, {}, "category"},
    {"priority", "优先级|紧急程度", FieldType::choice, false, kPriorities},
    {"call", "拨打电话|应拨电话"},
    {"agency", "处置单位|处置部门|责任单位", FieldType::reference, false, {}, "agency"},
    {"accept_limit", "受理时限", FieldType::limit},
    {"dispatch_limit", "派遣时限|派单时限", FieldType::limit},
    {"resolve_limit", "处置时限|办结时限|处理时限", FieldType::limit},
    {"duplicate_metres", "查重距离", FieldType::number, false, {}, {}, 0, 5'000},
    {"duplicate_hours", "查重小时", FieldType::number, false, {}, {}, 0, 24 * 366},
    {"note", "备注|说明", FieldType::note},
}};
constexpr std::array<Referrer, 3> kToCategories = {
    {{"category", "parent"}, {"report", "category"}, {"earning", "category"}}};

// A word that files say must not come to mean two things. What it is called already it may be.
Status words_are_free(const store::Reader& book, const Kind& kind, const Entry* former,
                      const Entry& next) {
  catalogue::References references(book);
  for (const std::size_t field : {0U, 1U, 2U}) {  // name, name_en, aliases
    const std::string& words = catalogue::text_of(next, field);
    if (former != nullptr && catalogue::text_of(*former, field) == words) continue;
    for (std::string_view rest = words; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      const auto other = references.find(kind.table, word, {});
      if (!other || *other == next.id) continue;
      return Error{
          Problem::word_taken, {std::string(word), references.code_of(kind.table, *other)}, {}};
    }
  }
  return {};
}

Status check_agency(const store::Reader& book, const Entry* former, const Entry& next) {
  return words_are_free(book, agencies(), former, next);
}

Status check_channel(const store::Reader& book, const Entry* former, const Entry& next) {
  return words_are_free(book, channels(), former, next);
}

// Up from a category one comes to a top, not back to it.
Status is_a_tree(const store::Reader& book, const Entry& next) {
  EntryReader reader(book, categories());
  std::string first;
  Value above = next.values[category_field::parent];
  while (const auto* row = std::get_if<std::int64_t>(&above)) {
    const auto entry = reader.at(*row);
    if (!entry) return {};
    if (first.empty()) first = entry->code;
    if (entry->code == next.code) return Error{Problem::category_cycle, {next.code, first}, {}};
    above = entry->values[category_field::parent];
  }
  return {};
}

Status check_category(const store::Reader& book, const Entry* former, const Entry& next) {
  const Status free = words_are_free(book, categories(), former, next);
  return free ? is_a_tree(book, next) : free;
}

}  // namespace

const Kind& agencies() {
  static constexpr Kind kind{"agency",      "agencies", 'A',         "编号|单位编号|部门编号|代码",
                             kAgencyFields, false,      kToAgencies, catalogue::same_by_name,
                             check_agency};
  return kind;
}

const Kind& channels() {
  static constexpr Kind kind{"channel",      "channels", 'H',         "编号|渠道编号|代码",
                             kChannelFields, false,      kToChannels, catalogue::same_by_name,
                             check_channel};
  return kind;
}

const Kind& categories() {
  static constexpr Kind kind{
      "category",      "categories", 'C',           "编号|分类编号|类别编号|代码",
      kCategoryFields, false,        kToCategories, catalogue::same_by_name,
      check_category};
  return kind;
}

}  // namespace yangxiao::report
