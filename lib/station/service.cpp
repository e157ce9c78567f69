#include "station/service.hpp"

#include <algorithm>
#include <array>

#include "base/text/fold.hpp"
#include "base/text/joined.hpp"
#include "base/text/sought_word.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "station/station_table.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::station {
namespace {

using catalogue::Choice;
using catalogue::Entry;
using catalogue::Field;
using catalogue::FieldType;
using catalogue::Kind;
using catalogue::text_of;
using text::SoughtWord;

constexpr std::array<Choice, 2> kWays = {
    {{"on_spot", "当场办结|当场办理|当场|现场办结|现场办理|现场|即办|直接办理"},
     {"passed_on", "转办|代办|帮办|帮办代办|代收|代收代办|受理转办|流转办理"}}};

constexpr std::array<Field, 10> kServiceFields = {{
    {"name", "事项|事项名称|名称|服务事项|民生事项", FieldType::text, true},
    {"topic", "类别|分类|主题|领域|事项类别|事项类型"},
    {"way", "办理方式|方式|办理类型", FieldType::choice, true, kWays},
    {"agency",
     "转办单位|承办单位|主管部门|办理部门|责任单位",
     FieldType::reference,
     false,
     {},
     "agency"},
    {"papers", "材料|所需材料|申请材料|办理材料", FieldType::list},
    {"takes", "办理时限|办结时限|时限|承诺时限", FieldType::limit},
    {"aliases", "别名|其他叫法|简称|俗称", FieldType::list},
    {"only_at", "办理站点|办理驿站|可办站点|仅限站点", FieldType::list},
    {"passed_on_at", "转办站点|代办站点|转办驿站", FieldType::list},
    {"note", "备注|说明", FieldType::note},
}};

// Errors: station_missing, of the codes that are joined by '|'.
Status check_stations(const store::Reader& book, const Entry& entry, std::size_t field) {
  for (const std::string_view code : text::words_joined(text_of(entry, field))) {
    const auto station = station_with_code(book, std::string(code));
    if (!station) return station.error();
  }
  return {};
}

// A list without codes is known again by its names.
Status check_name(const store::Reader& book, const Entry& next) {
  catalogue::References references(book);
  const std::string& name = text_of(next, service_field::name);
  const auto other = references.find("service", name, {});
  if (!other || *other == next.id) return {};
  return Error{Problem::word_taken, {name, references.code_of("service", *other)}, {}};
}

Status check_service(const store::Reader& book, const Entry* former, const Entry& next) {
  const bool is_renamed = former == nullptr || text_of(*former, service_field::name) !=
                                                   text_of(next, service_field::name);
  const Status named = is_renamed ? check_name(book, next) : Status();
  if (!named) return named;
  const Status only = check_stations(book, next, service_field::only_at);
  return only ? check_stations(book, next, service_field::passed_on_at) : only;
}

bool all_in(const std::vector<SoughtWord>& words, const std::string& folded) {
  return std::all_of(words.begin(), words.end(), [&](const SoughtWord& word) {
    return word.find_in(folded) != std::string::npos;
  });
}

}  // namespace

const Kind& services() {
  static constexpr Kind kind{"service",      "services", 'S', "编号|事项编号|事项编码|编码|代码",
                             kServiceFields, false,      {},  catalogue::same_by_name,
                             check_service};
  return kind;
}

std::string_view name_of(ServiceWay way) {
  if (way == ServiceWay::not_here) return {};
  return kWays[way == ServiceWay::on_spot ? 0 : 1].code;
}

ServiceWay usual_way(const Entry& service) {
  return text_of(service, service_field::way) == kWays[1].code ? ServiceWay::passed_on
                                                               : ServiceWay::on_spot;
}

ServiceWay way_at(const Entry& service, std::string_view station) {
  const std::string& only = text_of(service, service_field::only_at);
  if (!only.empty() && !table::is_among(station, only)) return ServiceWay::not_here;
  return table::is_among(station, text_of(service, service_field::passed_on_at))
             ? ServiceWay::passed_on
             : usual_way(service);
}

Result<std::vector<Entry>> find_services(const store::Reader& book, std::string_view text) {
  const std::vector<SoughtWord> words = text::sought_words(text);
  std::vector<Entry> named;
  std::vector<Entry> others;
  const Status read = catalogue::EntryReader(book, services()).each("", [&](const Entry& entry) {
    const std::string name = text::fold(text_of(entry, service_field::name));
    const std::string more = text::fold(entry.code + "\n" + text_of(entry, service_field::aliases) +
                                        "\n" + text_of(entry, service_field::topic));
    if (all_in(words, name)) {
      named.push_back(entry);
    } else if (all_in(words, name + "\n" + more)) {
      others.push_back(entry);
    }
    return Status();
  });
  if (!read) return read.error();
  named.insert(named.end(), others.begin(), others.end());
  return named;
}

}  // namespace yangxiao::station
