#include "redeem/visit/visit_row.hpp"

#include <array>

#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference_cells.hpp"
#include "redeem/visit/visit_words.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::redeem {
namespace {

enum Column : std::size_t {
  kStation,
  kStationName,
  kAt,
  kDate,
  kPeople,
  kMember,
  kMemberName,
  kGave,
  kLacked,
  kNote
};
constexpr std::array<table::NamedColumn, 10> kColumns = {
    {{"station", "stationcode|code|驿站编号|站点编号|编号"},
     {"station_name", "name|驿站|站点|驿站名称|站点名称"},
     {"at", "time|visitedat|时间|到访时间|进站时间|来访时间"},
     {"date", "day|日期|到访日期|来访日期"},
     {"people", "count|persons|人数|到访人数|来访人数|人次"},
     {"member", "membercode|成员|成员编号|会员编号"},
     {"member_name", "membername|姓名|成员姓名|骑手"},
     {"gave", "given|gifts|发放|领取|发放物品|领取物品|发放物资|领取物资"},
     {"lacked", "missing|notfound|没找到|缺什么|缺少|没有的|需要但没有"},
     {"note", "remark|备注|说明"}}};

}  // namespace

VisitRowReader::VisitRowReader(std::string file, const store::Reader& book,
                               catalogue::References& references, const calendar::Zone& zone,
                               Instant now)
    : references_(references),
      facilities_(station::FacilityWords::read(book)),
      zone_(zone),
      now_(now),
      columns_(std::move(file), kColumns) {}

bool VisitRowReader::knows(std::string_view header) {
  return table::NamedColumns::meaning_of(kColumns, header).has_value();
}

Result<std::vector<std::string>> VisitRowReader::take_header(std::span<const std::string> names,
                                                             std::uint64_t line) {
  auto unused = columns_.take_header(names, line);
  if (!unused) return unused;
  if (!columns_.has(kStation) && !columns_.has(kStationName)) {
    return columns_.needed(kStation, "驿站", line);
  }
  if (!columns_.has(kAt) && !columns_.has(kDate)) return columns_.needed(kAt, "时间", line);
  return unused;
}

// A moment in one cell, or a day and a time of day in two; of some only the day is written down.
Status VisitRowReader::read_time(const table::Record& record, Visit& visit) const {
  const std::string_view day = columns_.cell(record, kDate);
  const std::string_view time = columns_.cell(record, kAt);
  const std::size_t column = time.empty() ? kDate : kAt;
  if (day.empty() && time.empty()) return columns_.missing(record, column);
  std::string text(day.empty() ? time : day);
  if (!day.empty() && !time.empty()) {
    // A workbook writes a day beside a time of day, and midnight beside a day.
    const std::size_t blank = time.find_last_of(" T");
    const std::string_view of_day = blank == std::string_view::npos ? time : time.substr(blank + 1);
    text = text.substr(0, text.find_first_of(" T")) + " " + std::string(of_day);
  }
  visit.has_time = !calendar::parse_day(text::trimmed(text)).has_value();
  const auto at = calendar::parse_time(text, zone_);
  if (!at) {
    return columns_.placed({Problem::date_bad, {columns_.heading(column), "2026-11-24 12:05"}, {}},
                           record, column);
  }
  if (*at > now_) {
    return columns_.placed({Problem::time_ahead, {calendar::to_rfc3339(*at, zone_)}, {}}, record,
                           column);
  }
  visit.at = *at;
  return {};
}

Status VisitRowReader::read_people(const table::Record& record, Visit& visit) {
  constexpr table::NumberRange kPeopleRange{1, 100'000, "人|人次|位|名"};
  const std::string_view people = columns_.cell(record, kPeople);
  if (!people.empty()) {
    const auto number = table::whole_number_in(people, columns_.heading(kPeople), kPeopleRange);
    if (!number) return columns_.placed(number.error(), record, kPeople);
    visit.people = *number;
  }
  const bool has_code = !columns_.cell(record, kMember).empty();
  names_nobody_ = false;
  if (!has_code && columns_.cell(record, kMemberName).empty()) return {};
  const auto member =
      catalogue::reference_in(references_, "member", columns_, record, kMember, kMemberName);
  names_nobody_ = !member && !has_code && member.error().what == Problem::reference_unknown;
  if (names_nobody_) return {};
  if (!member) return member.error();
  visit.member = *member;
  if (visit.people == 1) return {};
  return columns_.placed({Problem::people_of_member, {}, {}}, record, kPeople);
}

Status VisitRowReader::read_what(const table::Record& record, Visit& visit) {
  const auto words = [&](std::size_t column) {
    const std::string_view cell = columns_.cell(record, column);
    return table::says_nothing(cell) ? std::vector<std::string>() : table::words_in(cell);
  };
  auto gifts = parse_gifts(references_, words(kGave), columns_.heading(kGave));
  if (!gifts) return columns_.placed(gifts.error(), record, kGave);
  visit.gifts = std::move(*gifts);
  auto lacked = lacked_in(facilities_, words(kLacked));
  if (!lacked) return columns_.placed(lacked.error(), record, kLacked);
  visit.lacked = std::move(*lacked);
  auto note = table::clean_text(columns_.cell(record, kNote), columns_.heading(kNote), true);
  if (!note) return columns_.placed(note.error(), record, kNote);
  visit.note = std::move(*note);
  return {};
}

Result<Visit> VisitRowReader::read(const table::Record& record) {
  Visit visit;
  const auto station =
      catalogue::reference_in(references_, "station", columns_, record, kStation, kStationName);
  if (!station) return station.error();
  visit.station = *station;
  Status status = read_time(record, visit);
  if (status) status = read_people(record, visit);
  if (status) status = read_what(record, visit);
  if (!status) return status.error();
  return visit;
}

}  // namespace yangxiao::redeem
