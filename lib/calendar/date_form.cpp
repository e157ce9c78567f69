#include "calendar/date_form.hpp"

#include <optional>

#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::calendar {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr const char* kFormsOfPeople = "2026-11-24 08:30:00, 2026-11-24T08:30:00+08:00";

struct Parts {
  Day day{0, 0, 0};
  int hour = 0;
  std::optional<int> hour_of_half;  // 1..12
  bool is_afternoon = false;
  int minute = 0;
  int second = 0;
  std::optional<int> offset;  // seconds
};

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> take_number(std::string_view& text, int most_digits, int least, int most) {
  int number = 0;
  int digits = 0;
  while (digits < most_digits && !text.empty() && is_digit(text[0])) {
    number = number * 10 + (text[0] - '0');
    text.remove_prefix(1);
    ++digits;
  }
  if (digits == 0 || number < least || number > most) return std::nullopt;
  return number;
}

bool set(int& target, std::optional<int> number) {
  if (number) target = *number;
  return number.has_value();
}

bool take_half(std::string_view& text, Parts& parts) {
  for (const char* word : {"AM", "am", "上午"}) {
    if (take(text, word)) return true;
  }
  for (const char* word : {"PM", "pm", "下午"}) {
    if (take(text, word)) return parts.is_afternoon = true;
  }
  return false;
}

bool take_offset(std::string_view& text, Parts& parts) {
  if (take(text, "Z")) {
    parts.offset = 0;
    return true;
  }
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, 0, 23);
  take(text, ":");
  const auto minutes = take_number(text, 2, 0, 59);
  if (!hours || !minutes) return false;
  parts.offset = sign * (*hours * 3600 + *minutes * 60);
  return true;
}

bool take_part(char letter, std::string_view& text, Parts& parts) {
  switch (letter) {
    case 'Y':
      return set(parts.day.year, take_number(text, 4, 1, 9999));
    case 'm':
      return set(parts.day.month, take_number(text, 2, 1, 12));
    case 'd':
      return set(parts.day.day, take_number(text, 2, 1, 31));
    case 'H':
      return set(parts.hour, take_number(text, 2, 0, 23));
    case 'I':
      parts.hour_of_half = take_number(text, 2, 1, 12);
      return parts.hour_of_half.has_value();
    case 'M':
      return set(parts.minute, take_number(text, 2, 0, 59));
    case 'S':
      return set(parts.second, take_number(text, 2, 0, 59));
    case 'p':
      return take_half(text, parts);
    case 'f':
      return take_number(text, 9, 0, 999'999'999).has_value();
    case 'z':
      return take_offset(text, parts);
    case '%':
      return take(text, "%");
    default:
      return false;
  }
}

std::optional<Parts> parts_of(std::string_view text, std::string_view form) {
  Parts parts;
  while (!form.empty()) {
    if (form[0] == '%' && form.size() > 1) {
      if (!take_part(form[1], text, parts)) return std::nullopt;
      form.remove_prefix(2);
    } else if (form[0] == ' ') {
      if (!take(text, " ")) return std::nullopt;
      while (take(text, " ")) {
      }
      form.remove_prefix(1);
    } else {
      if (!take(text, form.substr(0, 1))) return std::nullopt;
      form.remove_prefix(1);
    }
  }
  if (!text.empty() || !is_valid(parts.day)) return std::nullopt;
  if (parts.hour_of_half) parts.hour = *parts.hour_of_half % 12 + (parts.is_afternoon ? 12 : 0);
  return parts;
}

// YYYY-MM-DD HH:MM:SS, with T and +HH:MM or without, which most machines write: without looking for
// anything else. Local seconds, and the offset where there is one.
struct Plain {
  std::int64_t local = 0;
  std::optional<int> offset;
};
std::optional<Plain> parse_plain(std::string_view text) {
  const bool has_offset = text.size() == 25;
  if ((text.size() != 19 && !has_offset) || text[4] != '-' || text[7] != '-' ||
      (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  bool is_right = true;
  const auto two = [&](std::size_t at) {
    is_right = is_right && is_digit(text[at]) && is_digit(text[at + 1]);
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
  };
  const Day day{two(0) * 100 + two(2), two(5), two(8)};
  const int hour = two(11);
  const int minute = two(14);
  const int second = two(17);
  is_right = is_right && hour < 24 && minute < 60 && second < 60 && is_valid(day);
  Plain plain{days_since_epoch(day) * kSecondsPerDay + hour * 3600 + minute * 60 + second, {}};
  if (has_offset) {
    const int ahead = two(20) * 3600 + two(23) * 60;
    is_right = is_right && text[22] == ':' && (text[19] == '+' || text[19] == '-') &&
               ahead < kSecondsPerDay;
    plain.offset = text[19] == '-' ? -ahead : ahead;
  }
  return is_right ? std::optional<Plain>(plain) : std::nullopt;
}

// A file that says a time which the clocks jumped over is not wrong usage.
Result<Instant> of_file(Result<Instant> time) {
  if (!time && time.error().what == Problem::time_skipped) {
    time.error().what = Problem::row_time_skipped;
  }
  return time;
}

}  // namespace

Result<Instant> DateForms::parse(std::string_view text) const {
  if (forms_.empty()) {
    const auto plain = parse_plain(text);
    if (!plain) {
      auto time = of_file(parse_time(text, zone_));
      if (!time && time.error().what == Problem::time_bad) {
        return Error{Problem::time_form, {kFormsOfPeople}, {}};
      }
      return time;
    }
    if (plain->offset) return Instant{plain->local - *plain->offset};
    return of_file(zone_.instant_at(plain->local, text));
  }
  const std::string_view trimmed = text::trimmed(text);
  std::string expected;
  for (const std::string& form : forms_) {
    if (const auto parts = parts_of(trimmed, form)) {
      const std::int64_t local = days_since_epoch(parts->day) * kSecondsPerDay +
                                 parts->hour * 3600 + parts->minute * 60 + parts->second;
      if (parts->offset) return Instant{local - *parts->offset};
      return of_file(zone_.instant_at(local, text));
    }
    expected += (expected.empty() ? "" : "   ") + form;
  }
  return Error{Problem::time_form, {expected}, {}};
}

std::string flaw_of_form(std::string_view form) {
  std::string seen;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '%') continue;
    if (++i == form.size()) return "%";
    if (std::string_view("YmdHIMSpfz%").find(form[i]) == std::string_view::npos) {
      return "%" + std::string(1, form[i]);
    }
    seen += form[i];
  }
  for (const char needed : {'Y', 'm', 'd'}) {
    if (seen.find(needed) == std::string::npos) return "%" + std::string(1, needed);
  }
  return {};
}

}  // namespace yangxiao::calendar
