// The words of opening hours, read from left to right: days, spans, closures.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text/ascii_case.hpp"
#include "base/text/halfwidth.hpp"
#include "calendar/opening_hours.hpp"

namespace yangxiao::calendar {
namespace {

using Days = HoursRule::Days;

constexpr std::uint8_t kMondayToFriday = 0b0011111;
constexpr std::uint8_t kWeekend = 0b1100000;
constexpr std::uint8_t kEveryDay = 0b1111111;
constexpr int kDay = 1440;

struct DayWord {
  std::string_view word;
  Days days;
  std::uint8_t weekdays;
};

// Longer words before those that begin them.
constexpr std::array<DayWord, 31> kDayWords = {{
    {"法定节假日", Days::days_off, 0},
    {"国家法定节假日", Days::days_off, 0},
    {"节假日", Days::days_off, 0},
    {"public holidays", Days::days_off, 0},
    {"holidays", Days::days_off, 0},
    {"法定假日", Days::days_off, 0},
    {"休息日", Days::days_off, 0},
    {"公休日", Days::days_off, 0},
    {"工作日", Days::workdays, 0},
    {"法定工作日", Days::workdays, 0},
    {"workdays", Days::workdays, 0},
    {"weekdays", Days::workdays, 0},
    {"working days", Days::workdays, 0},
    {"双休日", Days::weekdays, kWeekend},
    {"周六日", Days::weekdays, kWeekend},
    {"周末", Days::weekdays, kWeekend},
    {"weekends", Days::weekdays, kWeekend},
    {"weekend", Days::weekdays, kWeekend},
    {"全年无休", Days::every, 0},
    {"全年", Days::every, 0},
    {"每天", Days::every, 0},
    {"每日", Days::every, 0},
    {"天天", Days::every, 0},
    {"其余时间", Days::every, 0},
    {"其余", Days::every, 0},
    {"其他时间", Days::every, 0},
    {"其它时间", Days::every, 0},
    {"平时", Days::every, 0},
    {"everyday", Days::every, 0},
    {"every day", Days::every, 0},
    {"daily", Days::every, 0},
}};

constexpr std::array<std::pair<std::string_view, int>, 31> kWeekdayNames = {{
    {"monday", 0},   {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3}, {"friday", 4},
    {"saturday", 5}, {"sunday", 6},  {"mon", 0},       {"tue", 1},      {"wed", 2},
    {"thu", 3},      {"fri", 4},     {"sat", 5},       {"sun", 6},      {"mo", 0},
    {"tu", 1},       {"we", 2},      {"th", 3},        {"fr", 4},       {"sa", 5},
    {"su", 6},       {"一", 0},      {"二", 1},        {"三", 2},       {"四", 3},
    {"五", 4},       {"六", 5},      {"日", 6},        {"天", 6},       {"末", 6},
    {"七", 6},
}};
constexpr std::size_t kFirstChineseName = 21;

constexpr std::array<std::string_view, 10> kAllDay = {
    "24小时", "二十四小时", "24/7", "24 hours", "24h", "全天候", "全天", "24 h", "全日", "随时"};
constexpr std::array<std::string_view, 10> kClosed = {"不开放", "休息",   "闭馆", "闭站",   "关闭",
                                                      "关门",   "不营业", "除外", "closed", "off"};
// What follows is a break within the span before.
constexpr std::array<std::string_view, 4> kBreaks = {"午休", "午间休息", "中午休息", "休息时间"};
// On the days just named it is as on all others.
constexpr std::array<std::string_view, 4> kAsUsual = {"无休", "不休", "照常", "正常"};
// Words that add nothing.
constexpr std::array<std::string_view, 16> kFillers = {
    "对外开放", "开放时间", "营业时间", "服务时间", "开放", "营业", "服务", "时间",
    "open",     "from",     "hours",    "及",       "和",   "与",   "均",   "提供"};
// 一 is what a hurried hand types for a dash.
constexpr std::array<std::string_view, 11> kDashes = {"--", "-",  "~",  "—",  "–", "至",
                                                      "到", "－", "〜", "to", "一"};
constexpr std::array<std::string_view, 25> kChineseNumbers = {
    "零",   "一",   "二",   "三",     "四",     "五",     "六",    "七",   "八",
    "九",   "十",   "十一", "十二",   "十三",   "十四",   "十五",  "十六", "十七",
    "十八", "十九", "二十", "二十一", "二十二", "二十三", "二十四"};

class Parser {
 public:
  explicit Parser(std::string_view words)
      : text_(text::ascii_lowered(text::to_halfwidth(words))), rest_(text_) {}

  OpeningHours parse() {
    while (skip_separators(), !rest_.empty()) {
      if (take_days() || take_all_day() || take_span() || take_break()) continue;
      if (broken_) return {Understanding::broken, {}};
      if (take_any(kAsUsual)) {
        drop_days();
      } else if (take_any(kClosed)) {
        after_span_ ? turn_into_break() : close_days();
      } else if (!take_any(kFillers)) {
        skip_character();
        strange_ = true;
      }
    }
    if (rules_.empty()) return {Understanding::unknown, {}};
    // The last rule that holds counts: "closed at weekends, else 9-17" means the same either way.
    std::stable_partition(rules_.begin(), rules_.end(),
                          [](const HoursRule& rule) { return rule.days == Days::every; });
    return {strange_ || break_begun_ ? Understanding::partly : Understanding::understood,
            std::move(rules_)};
  }

 private:
  void skip_separators() {
    for (;;) {
      const std::size_t before = rest_.size();
      while (!rest_.empty() &&
             std::string_view(" ,;/\n\t:|.()[]").find(rest_[0]) != std::string_view::npos) {
        rest_.remove_prefix(1);
      }
      for (const std::string_view separator : {"、", "。", "【", "】"}) take(separator);
      if (rest_.size() == before) return;
    }
  }
  void skip_character() {
    do {
      rest_.remove_prefix(1);
    } while (!rest_.empty() && (static_cast<unsigned char>(rest_[0]) & 0xC0U) == 0x80U);
  }
  void skip_spaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  template <std::size_t N>
  bool take_any(const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return take(word); });
  }
  bool take_dash() {
    skip_spaces();
    const bool taken = take_any(kDashes);
    if (taken) skip_spaces();
    return taken;
  }

  // Times that follow a closure, or nothing, are those of every day.
  void begin_rule_if_none() {
    if (!rules_.empty() && !rules_.back().closed) return;
    rules_.emplace_back();
    open_rules_ = 0;
  }

  // Days after times begin a new rule; days after days widen the one that has begun.
  void add_days(Days days, std::uint8_t weekdays) {
    after_span_ = false;
    if (rules_.empty() || has_times_) {
      rules_.push_back({days, weekdays, {}, false});
      open_rules_ = 0;
      has_times_ = false;
      return;
    }
    HoursRule& rule = rules_.back();
    if (rule.days == Days::weekdays && days == Days::weekdays) {
      rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | weekdays);
      if (rule.weekdays == kEveryDay) rule.days = Days::every;
    } else {
      // Working days and some weekdays, or weekends and holidays: two rules with the same times.
      rules_.push_back({days, weekdays, {}, false});
      ++open_rules_;
    }
  }

  bool take_days() {
    for (const DayWord& word : kDayWords) {
      if (!take(word.word)) continue;
      add_days(word.days, word.weekdays);
      return true;
    }
    const auto first = take_weekday(false);
    if (!first) return false;
    const std::string_view before = rest_;
    std::uint8_t mask = static_cast<std::uint8_t>(1U << static_cast<unsigned>(*first));
    if (take_dash()) {
      const auto last = take_weekday(true);
      if (!last) {
        rest_ = before;
      } else {
        for (int day = *first; day != *last; day = (day + 1) % 7) {
          mask = static_cast<std::uint8_t>(mask | 1U << static_cast<unsigned>((day + 1) % 7));
        }
      }
    }
    while (mask != 0 && take_next_weekday(mask)) {
    }
    if (mask == kMondayToFriday) {
      add_days(Days::workdays, 0);
    } else if (mask == kEveryDay) {
      add_days(Days::every, 0);
    } else {
      add_days(Days::weekdays, mask);
    }
    return true;
  }

  // The 四 and 六 of 周二、四、六.
  bool take_next_weekday(std::uint8_t& mask) {
    const std::string_view before = rest_;
    if (take("、") || take(",")) {
      const auto next = take_weekday(true);
      if (next && !rest_.starts_with("点") && !rest_.starts_with("时")) {
        mask = static_cast<std::uint8_t>(mask | 1U << static_cast<unsigned>(*next));
        return true;
      }
    }
    rest_ = before;
    return false;
  }

  // 周一, 星期一, Mon; with `bare` also 五 alone, as in 周一至五.
  std::optional<int> take_weekday(bool bare) {
    const std::string_view before = rest_;
    const bool chinese = take("周") || take("星期") || take("礼拜");
    for (std::size_t i = 0; i < kWeekdayNames.size(); ++i) {
      const bool is_chinese = i >= kFirstChineseName;
      if (is_chinese != chinese && !(is_chinese && bare)) continue;
      if (take(kWeekdayNames[i].first)) return kWeekdayNames[i].second;
    }
    rest_ = before;
    return std::nullopt;
  }

  // "9-17, the break 12-13": out of the span that holds it, in each rule that takes these times.
  void cut(Span pause) {
    for (std::size_t i = 0; i <= open_rules_ && i < rules_.size(); ++i) {
      std::vector<Span>& spans = rules_[rules_.size() - 1 - i].spans;
      const auto holder = std::find_if(spans.begin(), spans.end(), [pause](const Span& span) {
        return span.begin < pause.begin && pause.end < span.end;
      });
      if (holder == spans.end()) {
        strange_ = true;
        continue;
      }
      const Span rest{pause.end, holder->end};
      holder->end = pause.begin;
      spans.insert(holder + 1, rest);
    }
  }

  bool take_break() {
    if (!take_any(kBreaks)) return false;
    break_begun_ = true;
    after_span_ = false;
    return true;
  }

  // 12:00-13:30休息: the span just taken is a break.
  void turn_into_break() {
    const Span pause = rules_.back().spans.back();
    for (std::size_t i = 0; i <= open_rules_ && i < rules_.size(); ++i) {
      rules_[rules_.size() - 1 - i].spans.pop_back();
    }
    cut(pause);
    after_span_ = false;
  }

  // Days that are named and then said to be as usual.
  void drop_days() {
    if (has_times_ || rules_.empty()) return;
    rules_.resize(rules_.size() - 1 - std::min(open_rules_, rules_.size() - 1));
    open_rules_ = 0;
    has_times_ = !rules_.empty();
  }

  void add_span(Span span) {
    if (break_begun_ && !rules_.empty()) {
      break_begun_ = false;
      return cut(span);
    }
    begin_rule_if_none();
    after_span_ = true;
    for (std::size_t i = 0; i <= open_rules_ && i < rules_.size(); ++i) {
      rules_[rules_.size() - 1 - i].spans.push_back(span);
    }
    has_times_ = true;
  }

  void close_days() {
    begin_rule_if_none();
    for (std::size_t i = 0; i <= open_rules_ && i < rules_.size(); ++i) {
      rules_[rules_.size() - 1 - i].closed = true;
    }
    has_times_ = true;
  }

  bool take_all_day() {
    if (!take_any(kAllDay)) return false;
    add_span({0, kDay});
    return true;
  }

  // 八点, 十二时: the hour of a time in words; bare behind half a day: 早九晚五.
  std::optional<int> take_hour_in_words(bool bare) {
    const std::string_view before = rest_;
    for (std::size_t number = kChineseNumbers.size(); number-- > 0;) {
      if (!take(kChineseNumbers[number])) continue;
      if (bare || rest_.starts_with("点") || rest_.starts_with("时")) {
        return static_cast<int>(number);
      }
      rest_ = before;
    }
    return std::nullopt;
  }

  // 0830
  std::optional<int> take_four_digits() {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (rest_.size() < 4 || !std::all_of(rest_.begin(), rest_.begin() + 4, is_digit) ||
        (rest_.size() > 4 && is_digit(rest_[4]))) {
      return std::nullopt;
    }
    const int hour = (rest_[0] - '0') * 10 + rest_[1] - '0';
    const int minute = (rest_[2] - '0') * 10 + rest_[3] - '0';
    if (hour > 24 || minute > 59) return std::nullopt;
    rest_.remove_prefix(4);
    return hour * 60 + minute;
  }

  std::optional<int> take_number() {
    std::size_t length = 0;
    int number = 0;
    while (length < rest_.size() && length < 3 && rest_[length] >= '0' && rest_[length] <= '9') {
      number = number * 10 + (rest_[length++] - '0');
    }
    if (length == 0 || length > 2) return std::nullopt;
    rest_.remove_prefix(length);
    return number;
  }

  enum class Half { none, morning, afternoon };
  Half take_half() {
    for (const std::string_view word : {"上午", "早上", "早晨", "凌晨", "早"}) {
      if (take(word)) return Half::morning;
    }
    for (const std::string_view word : {"下午", "晚上", "傍晚", "中午", "晚"}) {
      if (take(word)) return Half::afternoon;
    }
    return Half::none;
  }

  // The point of 8.30, between digits.
  bool take_point() {
    const bool taken = rest_.size() > 2 && rest_[0] == '.' && rest_[1] >= '0' && rest_[1] <= '5' &&
                       rest_[2] >= '0' && rest_[2] <= '9';
    if (taken) rest_.remove_prefix(1);
    return taken;
  }

  // Minutes of the day. A number alone is a time only beside a dash: 8-18.
  std::optional<int> take_time(Half& half) {
    take("次日");
    const Half own = take_half();
    if (own != Half::none) half = own;
    skip_spaces();
    if (const auto time = take_four_digits()) return time;
    auto hour = take_number();
    if (!hour) hour = take_hour_in_words(own != Half::none);
    if (!hour) return std::nullopt;
    int minute = 0;
    if (take(":") || take("∶") || take_point()) {
      const auto taken = take_number();
      if (!taken) return std::nullopt;
      minute = *taken;
    } else if (take("点半") || take("时半")) {
      minute = 30;
    } else if (take("点") || take("时")) {
      if (const auto taken = take_number()) minute = *taken;
      take("分");
    }
    skip_spaces();
    if (take("am")) half = Half::morning;
    const bool pm = take("pm");
    if (pm) half = Half::afternoon;
    if (*hour > 24 || minute > 59 || (*hour == 24 && minute > 0)) {
      broken_ = true;
      return std::nullopt;
    }
    const bool shifted = half == Half::afternoon && *hour < 12 && *hour > 0;
    return (*hour + (shifted ? 12 : 0)) * 60 + minute;
  }

  bool take_span() {
    const std::string_view before = rest_;
    Half half = Half::none;
    const auto begin = take_time(half);
    if (!begin) {
      if (!broken_) rest_ = before;
      return false;
    }
    const std::string_view after = rest_;
    const bool halves = half == Half::morning && take_half() == Half::afternoon;  // 早9晚5
    rest_ = after;
    if (!halves && !take_dash()) {
      broken_ = true;
      return false;
    }
    const auto end = take_time(half);
    if (!end) {
      broken_ = true;
      return false;
    }
    add_span({*begin, *end <= *begin ? *end + kDay : *end});
    return true;
  }

  std::string text_;
  std::string_view rest_;
  std::vector<HoursRule> rules_;
  std::size_t open_rules_ = 0;  // rules before the last that take the same times
  bool has_times_ = false;      // the last rule has times or a closure already
  bool after_span_ = false;     // what was taken last is a span
  bool break_begun_ = false;    // the next span is a break
  bool strange_ = false;
  bool broken_ = false;
};

}  // namespace

OpeningHours parse_hours(std::string_view words) { return Parser(words).parse(); }

}  // namespace yangxiao::calendar
