#include "calendar/civil.hpp"

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"

namespace yangxiao::calendar {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes one to `most` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && length < most && is_digit(text[length])) {
    number = number * 10 + (text[length++] - '0');
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_number(text, 4, 4);
  if (!year || text.empty()) return std::nullopt;
  const bool chinese = text.starts_with("年");
  const std::string_view separator = chinese ? std::string_view("年") : text.substr(0, 1);
  if (!chinese && std::string_view("-/.").find(separator) == std::string_view::npos) {
    return std::nullopt;
  }
  text.remove_prefix(separator.size());
  const auto month = take_number(text, 1, 2);
  if (!month || !take(text, chinese ? "月" : separator)) return std::nullopt;
  const auto day = take_number(text, 1, 2);
  if (!day || (chinese && !take(text, "日"))) return std::nullopt;
  const Day result{*year, *month, *day};
  if (!is_valid(result)) return std::nullopt;
  return result;
}

// 20261120.
std::optional<Day> take_compact_day(std::string_view& text) {
  std::string_view rest = text;
  const auto year = take_number(rest, 4, 4);
  const auto month = take_number(rest, 2, 2);
  const auto day = take_number(rest, 2, 2);
  if (!year || !month || !day || (!rest.empty() && is_digit(rest[0]))) return std::nullopt;
  const Day result{*year, *month, *day};
  if (!is_valid(result)) return std::nullopt;
  text = rest;
  return result;
}

// The hours that a part of the day adds to those of a clock of twelve: 下午2 is 14, 中午12 is 12.
// Nothing: there is none such hour in it.
std::optional<int> hour_in(std::string_view part, int hour) {
  if (part == "中午") return hour <= 3 ? hour + 12 : hour;
  if (part == "下午" || part == "傍晚" || part == "晚上") {
    if (part != "下午" && hour == 12) return std::nullopt;  // midnight, of which day?
    return hour < 12 ? hour + 12 : hour;
  }
  return hour;
}

// 14点20, 14点20分, 14点半, 14点: as seconds of the day, behind the hour.
std::optional<int> take_spoken_minutes(std::string_view& text, int hour) {
  if (hour > 23) return std::nullopt;
  if (take(text, "半")) return hour * 3600 + 1800;
  const auto minute = take_number(text, 1, 2);
  if (!minute) return hour * 3600;
  take(text, "分");
  return *minute > 59 ? std::nullopt : std::optional(hour * 3600 + *minute * 60);
}

// HH:MM or HH:MM:SS, or as it is spoken (上午8:30, 下午2点半), as seconds of the day.
std::optional<int> take_clock(std::string_view& text) {
  std::string_view part;
  for (const std::string_view word :
       {"凌晨", "早上", "早晨", "上午", "中午", "下午", "傍晚", "晚上"}) {
    if (take(text, word)) part = word;
  }
  auto hour = take_number(text, 1, 2);
  if (hour) hour = hour_in(part, *hour);
  if (!hour) return std::nullopt;
  if (take(text, "点") || take(text, "时")) return take_spoken_minutes(text, *hour);
  if (!take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (take(text, ":")) {
    const auto taken = take_number(text, 2, 2);
    if (!taken) return std::nullopt;
    second = *taken;
    if (take(text, ".") && !take_number(text, 1, 9)) return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60 + second;
}

struct Offset {
  bool given = false;
  int seconds = 0;
};

std::optional<Offset> take_offset(std::string_view& text) {
  if (text.empty()) return Offset{};
  if (text == "Z" || text == "z") {
    text = {};
    return Offset{true, 0};
  }
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, 2);
  take(text, ":");
  const auto minutes = take_number(text, 2, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59 || !text.empty()) return std::nullopt;
  return Offset{true, sign * (*hours * 3600 + *minutes * 60)};
}

Error bad(std::string_view text) { return {Problem::time_bad, {std::string(text)}, {}}; }

std::optional<Day> named_day(std::string_view word, std::optional<Instant> now, const Zone& zone) {
  if (!now) return std::nullopt;
  const Day today = local_of(*now, zone).day;
  if (word == "today" || word == "今天") return today;
  if (word == "yesterday" || word == "昨天") return day_of(days_since_epoch(today) - 1);
  if (word == "tomorrow" || word == "明天") return day_of(days_since_epoch(today) + 1);
  return std::nullopt;
}

void put_two_digits(std::string& text, std::size_t at, int number) {
  text[at] = static_cast<char>('0' + number / 10);
  text[at + 1] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::int64_t days_since_epoch(Day day) {
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year =
      (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Day day_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

bool is_valid(Day day) {
  if (day.year < 1 || day.year > 9999 || day.month < 1 || day.month > 12 || day.day < 1) {
    return false;
  }
  return day.day <= 28 || (day.day <= 31 && day_of(days_since_epoch(day)) == day);
}

int weekday(Day day) {
  // 1970-01-01 was a Thursday.
  const std::int64_t days = days_since_epoch(day) + 3;
  return static_cast<int>((days % 7 + 7) % 7) + 1;
}

std::optional<Day> parse_day(std::string_view text) {
  const std::string plain = text::to_halfwidth(text::trimmed(text));
  std::string_view rest = plain;
  auto day = take_day(rest);
  if (!day) day = take_compact_day(rest = plain);
  return day && rest.empty() ? day : std::nullopt;
}

std::string to_text(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::int64_t day_number(Instant instant, const Zone& zone) {
  const std::int64_t local = instant.seconds + zone.offset_at(instant);
  return local >= 0 ? local / kSecondsPerDay : (local - kSecondsPerDay + 1) / kSecondsPerDay;
}

Local local_of(Instant instant, const Zone& zone) {
  const std::int64_t days = day_number(instant, zone);
  const std::int64_t local = instant.seconds + zone.offset_at(instant);
  return {day_of(days), static_cast<int>(local - days * kSecondsPerDay)};
}

Result<Instant> start_of_day(std::int64_t day, const Zone& zone, std::string_view text) {
  return zone.instant_at(day * kSecondsPerDay, text);
}

bool looks_like_time(std::string_view word) {
  if (word == "now" || word == "today" || word == "yesterday" || word == "tomorrow") return true;
  const std::string plain = text::to_halfwidth(word);
  std::string_view rest = plain;
  if (take_day(rest)) return true;
  rest = plain;
  return take_clock(rest).has_value() && rest.empty();
}

Result<Instant> parse_time(std::string_view text, const Zone& zone, std::optional<Instant> now) {
  const std::string plain = text::to_halfwidth(text::trimmed(text));
  std::string_view rest = plain;
  if (now && (rest == "now" || rest == "现在")) return *now;
  auto day = named_day(rest, now, zone);
  if (day) {
    rest = {};
  } else {
    day = take_day(rest);
    if (!day) day = take_compact_day(rest = plain);
  }
  if (!day) {
    rest = plain;
    const auto clock = take_clock(rest);
    if (!now || !clock || !rest.empty()) return bad(text);
    return zone.instant_at(day_number(*now, zone) * kSecondsPerDay + *clock, text);
  }
  int second = 0;
  if (!rest.empty()) {
    // 2026年11月20日14点20分 needs nothing between them.
    const bool is_joined = plain.find("日") != std::string::npos && !rest.starts_with(" ");
    if (!take(rest, "T") && !take(rest, " ") && !take(rest, "t") && !is_joined) return bad(text);
    const auto clock = take_clock(rest);
    if (!clock) return bad(text);
    second = *clock;
  }
  const auto offset = take_offset(rest);
  if (!offset || !rest.empty()) return bad(text);
  const std::int64_t local = days_since_epoch(*day) * kSecondsPerDay + second;
  if (offset->given) return Instant{local - offset->seconds};
  return zone.instant_at(local, text);
}

std::string to_rfc3339(Instant instant, const Zone& zone) {
  std::string text;
  write_rfc3339(instant, zone, text);
  return text;
}

void write_rfc3339(Instant instant, const Zone& zone, std::string& text) {
  // RFC 3339 has four digits for a year: the end of 9999 is its last second.
  constexpr std::int64_t kEnd = 253'402'300'800;
  const std::int64_t ahead = instant.seconds + zone.offset_at(instant) - kEnd;
  if (ahead >= 0) instant.seconds -= ahead + 1;
  const Local local = local_of(instant, zone);
  const std::int32_t offset = zone.offset_at(instant);
  const std::int32_t size = offset < 0 ? -offset : offset;
  text = "0000-00-00T00:00:00+00:00";
  put_two_digits(text, 0, local.day.year / 100);
  put_two_digits(text, 2, local.day.year % 100);
  put_two_digits(text, 5, local.day.month);
  put_two_digits(text, 8, local.day.day);
  put_two_digits(text, 11, local.second / 3600);
  put_two_digits(text, 14, local.second / 60 % 60);
  put_two_digits(text, 17, local.second % 60);
  if (offset < 0) text[19] = '-';
  put_two_digits(text, 20, size / 3600);
  put_two_digits(text, 23, size / 60 % 60);
}

}  // namespace yangxiao::calendar
