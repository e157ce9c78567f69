#include "activity/row.hpp"

#include <array>
#include <cmath>

#include "base/text/fold.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference_cells.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::activity {
namespace {

enum Column : std::size_t {
  kCode,
  kName,
  kTeam,
  kDate,
  kStart,
  kEnd,
  kMinutes,
  kHours,
  kMember,
  kMemberName
};
constexpr std::array<table::NamedColumn, 10> kColumns = {
    {{"activity", "code|activitycode|活动编号|活动编码|活动代码|活动号"},
     {"name", "activityname|title|活动|活动名称|活动主题|活动内容|项目|项目名称|服务项目"},
     {"team", "teamname|队伍|团队|服务队|志愿服务队|所属队伍|组织单位|主办单位"},
     {"date", "day|heldon|日期|活动日期|服务日期|活动时间|服务时间"},
     {"start", "starts|begin|from|开始|开始时间|起始时间|签到|签到时间"},
     {"end", "ends|to|until|结束|结束时间|签退|签退时间"},
     {"minutes", "min|分钟|分钟数|服务分钟|时长分钟"},
     {"hours", "h|duration|小时|小时数|服务小时|时长|服务时长|时数"},
     {"member", "membercode|编号|成员|会员|成员编号|会员编号|志愿者编号"},
     {"member_name", "volunteer|姓名|名字|成员姓名|志愿者|志愿者姓名|参加人|参与人"}}};

constexpr std::string_view kHourUnits = "h|hour|hours|小时|个小时|时";
constexpr std::string_view kMinuteUnits = "m|min|mins|minute|minutes|分|分钟";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits at the beginning, with one decimal point; what follows is left in `text`.
std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  const std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  text = text::trimmed(text);
  return number;
}

// Up to the next digit.
std::string_view take_unit(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && !is_digit(text[end])) ++end;
  const std::string_view unit = text::trimmed(text.substr(0, end));
  text.remove_prefix(end);
  return unit;
}

// A decimal number of units in whole minutes.
std::optional<std::int64_t> in_minutes(std::string_view number, std::int64_t unit) {
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view fraction =
      point < number.size() ? number.substr(point + 1) : std::string_view();
  if (fraction.size() > 4) return std::nullopt;
  const auto whole = text::whole_number(number.substr(0, point));
  const auto part =
      fraction.empty() ? std::optional<std::int64_t>(0) : text::whole_number(fraction);
  if (!whole || !part || *whole > kMinutesOfDay) return std::nullopt;
  std::int64_t scale = 1;
  for (std::size_t i = 0; i < fraction.size(); ++i) scale *= 10;
  if (*part * unit % scale != 0) return std::nullopt;
  return *whole * unit + *part * unit / scale;
}

Error differing(std::int64_t minutes, std::int64_t hours) {
  return {Problem::durations_differ, {std::to_string(minutes), std::to_string(hours)}, {}};
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text, std::int64_t unit) {
  const std::string folded = text::fold(text::to_halfwidth(text));
  std::string_view rest = folded;
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    const auto hours = text::whole_number(rest.substr(0, colon));
    const auto minutes = text::whole_number(rest.substr(colon + 1));
    const bool is_right = hours && minutes && *hours >= 0 && *minutes >= 0 && *minutes < 60;
    return is_right ? std::optional(*hours * 60 + *minutes) : std::nullopt;
  }
  std::int64_t sum = 0;
  std::int64_t below = kMinutesOfDay;  // hours come before minutes
  do {
    const std::string_view number = take_number(rest);
    const std::string_view word = take_unit(rest);
    const bool is_bare = word.empty() && sum == 0 && rest.empty();
    const std::int64_t of = is_bare                               ? unit
                            : table::is_among(word, kHourUnits)   ? 60
                            : table::is_among(word, kMinuteUnits) ? 1
                                                                  : 0;
    const auto minutes = of == 0 || of >= below ? std::nullopt : in_minutes(number, of);
    if (!minutes) return std::nullopt;
    below = of;
    sum += *minutes;
  } while (!rest.empty());
  return sum;
}

std::optional<int> parse_clock_time(std::string_view text) {
  std::string plain = text::to_halfwidth(text);
  for (const auto& [word, mark] :
       {std::pair{"点", ":"}, std::pair{"时", ":"}, std::pair{"分", ""}}) {
    const std::size_t at = plain.find(word);
    if (at != std::string::npos) plain.replace(at, std::string_view(word).size(), mark);
  }
  const std::size_t colon = plain.find(':');
  if (colon == std::string::npos) return std::nullopt;
  std::string_view rest = std::string_view(plain).substr(colon + 1);
  const auto hour = text::whole_number<int>(text::trimmed(plain.substr(0, colon)));
  const auto minute = rest.empty() ? std::optional(0) : text::whole_number<int>(rest.substr(0, 2));
  rest = rest.substr(std::min<std::size_t>(rest.size(), 2));
  const bool has_end = rest.empty() || (rest.size() == 3 && rest[0] == ':' &&
                                        text::whole_number<int>(rest.substr(1)).value_or(60) < 60);
  if (!hour || !minute || !has_end || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
    return std::nullopt;
  }
  return *hour * 60 + *minute;
}

RowReader::RowReader(std::string file, catalogue::References& references, std::int64_t today)
    : references_(references), today_(today), columns_(std::move(file), kColumns) {}

bool RowReader::knows(std::string_view header) {
  return table::NamedColumns::meaning_of(kColumns, header).has_value();
}

bool RowReader::means_member(std::string_view header) {
  const auto meaning = table::NamedColumns::meaning_of(kColumns, header);
  return meaning == kMember || meaning == kMemberName;
}

std::vector<std::string_view> RowReader::names() {
  std::vector<std::string_view> names;
  for (const table::NamedColumn& one : kColumns) names.push_back(one.name);
  return names;
}

Result<std::vector<std::string>> RowReader::take_header(std::span<const std::string> names,
                                                        std::uint64_t line) {
  auto unused = columns_.take_header(names, line);
  if (!unused) return unused;
  if (!columns_.has(kMember) && !columns_.has(kMemberName)) {
    return columns_.needed(kMember, "成员编号", line);
  }
  if (!columns_.has(kMinutes) && !columns_.has(kHours) && !columns_.has(kEnd)) {
    return columns_.needed(kHours, "时长", line);
  }
  return unused;
}

Status RowReader::read_identity(const table::Record& record, Row& row) {
  const std::string_view code = columns_.cell(record, kCode);
  if (!code.empty()) {
    auto clean = table::clean_code(code, columns_.heading(kCode));
    if (!clean) return columns_.placed(clean.error(), record, kCode);
    row.activity.code = std::move(*clean);
  }
  auto name = table::clean_text(columns_.cell(record, kName), columns_.heading(kName), false);
  if (!name) return columns_.placed(name.error(), record, kName);
  row.activity.name = std::move(*name);
  const std::string_view team = columns_.cell(record, kTeam);
  if (team.empty() || table::says_nothing(team)) return {};
  const auto found = references_.find("team", team, columns_.heading(kTeam));
  if (!found) return columns_.placed(found.error(), record, kTeam);
  row.activity.team = *found;
  return {};
}

// A sign-in sheet may have day and time in one cell.
Status RowReader::read_time(const table::Record& record, Row& row) {
  std::string_view day = columns_.cell(record, kDate);
  std::string_view start = columns_.cell(record, kStart);
  const std::size_t by_day = day.empty() ? kStart : kDate;
  const std::string_view whole = day.empty() ? start : day;
  if (const std::size_t blank = whole.find_first_of(" T"); blank != std::string_view::npos) {
    day = whole.substr(0, blank);
    if (start.empty() || by_day == kStart) start = text::trimmed(whole.substr(blank + 1));
  }
  if (!day.empty()) {
    const auto held_on = table::day_in(day, columns_.heading(by_day));
    if (!held_on) return columns_.placed(held_on.error(), record, by_day);
    row.activity.held_on = calendar::days_since_epoch(*held_on);
    row.has_day = true;
    if (row.activity.held_on > today_) {
      return columns_.placed({Problem::date_ahead, {columns_.heading(by_day)}, {}}, record, by_day);
    }
  }
  if (start.empty()) return {};
  if (const std::size_t blank = start.find_last_of(" T"); blank != std::string_view::npos) {
    start.remove_prefix(blank + 1);
  }
  row.activity.starts = parse_clock_time(start);
  if (row.activity.starts) return {};
  return columns_.placed({Problem::clock_time_bad, {columns_.heading(kStart)}, {}}, record, kStart);
}

Result<std::int64_t> RowReader::minutes_of(const table::Record& record, const Row& row) {
  std::optional<std::int64_t> said;
  // 时长（分钟）
  const std::string hours = text::fold(columns_.heading(kHours));
  const bool is_in_minutes =
      hours.find("分") != std::string::npos || hours.find("min") != std::string::npos;
  for (const auto& [column, unit] :
       {std::pair{kMinutes, 1}, std::pair{kHours, is_in_minutes ? 1 : 60}}) {
    const std::string_view text = columns_.cell(record, column);
    if (text.empty()) continue;
    const auto minutes = parse_duration(text, unit);
    if (!minutes || *minutes < 1 || *minutes > kMinutesOfDay) {
      return columns_.placed({Problem::duration_bad, {columns_.heading(column)}, {}}, record,
                             column);
    }
    if (said && *said != *minutes) {
      return columns_.placed(differing(*said, *minutes), record, column);
    }
    said = *minutes;
  }
  if (said) return *said;
  std::string_view end = columns_.cell(record, kEnd);
  if (end.empty() || !row.activity.starts) {
    return columns_.missing(record, columns_.has(kMinutes) ? kMinutes : kHours);
  }
  if (const std::size_t blank = end.find_last_of(" T"); blank != std::string_view::npos) {
    end.remove_prefix(blank + 1);
  }
  const auto until = parse_clock_time(end);
  if (until && *until > *row.activity.starts) return *until - *row.activity.starts;
  return columns_.placed({Problem::clock_time_bad, {columns_.heading(kEnd)}, {}}, record, kEnd);
}

Result<Row> RowReader::read(const table::Record& record) {
  Row row;
  row.line = record.line;
  Status status = read_identity(record, row);
  if (status) status = read_time(record, row);
  if (!status) return status.error();
  // What has no code is known by the rest: all of it has to be there.
  const bool is_named = !row.activity.code.empty();
  if (!is_named && row.activity.name.empty()) return columns_.missing(record, kName);
  if (!is_named && !row.has_day) return columns_.missing(record, kDate);
  if (!is_named && !row.activity.starts) return columns_.missing(record, kStart);
  const auto member =
      catalogue::reference_in(references_, "member", columns_, record, kMember, kMemberName);
  if (!member) return member.error();
  row.member = *member;
  const auto minutes = minutes_of(record, row);
  if (!minutes) return minutes.error();
  row.minutes = *minutes;
  return row;
}

}  // namespace yangxiao::activity
