#include "calendar/zone.hpp"

#include <algorithm>
#include <optional>

#include "base/input.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::calendar {
namespace {

constexpr const char* kFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kLargestFile = 1U << 20U;
constexpr int kLastYear = 2100;
constexpr std::int64_t kRulesEnd = 4'133'980'800;  // the first second of 2101

Error unknown(const std::string& name) { return {Problem::zone_unknown, {name}, {}}; }

bool is_plain_name(std::string_view name) {
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
  return !name.empty() && name.size() < 64 && name.front() != '/' &&
         name.find_first_not_of(kAllowed) == std::string_view::npos;
}

// RFC 8536, 3.2: no transition before -2^59, offsets within -25 h and +26 h.
constexpr std::int64_t kEarliest = -(1LL << 59U);
bool is_offset(std::int32_t seconds) { return seconds > -90'000 && seconds < 93'600; }

// Big-endian numbers of a TZif file, checked against its end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  bool holds(std::size_t at, std::size_t length) const {
    return at <= bytes_.size() && length <= bytes_.size() - at;
  }
  std::int64_t number(std::size_t at, std::size_t length) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length; ++i) {
      value = value << 8U | static_cast<unsigned char>(bytes_[at + i]);
    }
    return length == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
  }
  std::size_t count(std::size_t at) const {
    return static_cast<std::size_t>(static_cast<std::uint32_t>(number(at, 4)));
  }
  std::string_view rest(std::size_t at) const { return bytes_.substr(at); }

 private:
  std::string_view bytes_;
};

struct Header {
  std::size_t utc, standard, leap, times, types, characters;
  std::size_t size(std::size_t time_size) const {
    return 44 + times * (time_size + 1) + types * 6 + characters + leap * (time_size + 4) +
           standard + utc;
  }
};

std::optional<Header> header_at(const Bytes& bytes, std::size_t at) {
  if (!bytes.holds(at, 44) || !bytes.rest(at).starts_with("TZif")) return std::nullopt;
  const Header header{bytes.count(at + 20), bytes.count(at + 24), bytes.count(at + 28),
                      bytes.count(at + 32), bytes.count(at + 36), bytes.count(at + 40)};
  const bool sane = header.types > 0 && header.types < 256 && header.times < 100'000 &&
                    header.characters < 10'000 && header.leap < 10'000 && header.standard < 256 &&
                    header.utc < 256;
  return sane ? std::optional(header) : std::nullopt;
}

// One half of a POSIX rule: M3.5.0/2.
struct Rule {
  int month = 0;
  int week = 0;
  int day = 0;
  int second = 7200;
};

struct Footer {
  std::int32_t standard = 0;
  std::int32_t summer = 0;
  bool has_summer = false;
  Rule begins;
  Rule ends;
};

// Reads a POSIX TZ text (IEEE Std 1003.1, 8.3) as far as zoneinfo's files use it.
class FooterReader {
 public:
  explicit FooterReader(std::string_view text) : rest_(text) {}

  std::optional<Footer> read() {
    Footer footer;
    const auto standard = take_name() ? take_offset() : std::nullopt;
    if (!standard) return std::nullopt;
    footer.standard = -*standard;  // POSIX counts westward
    if (rest_.empty()) return footer;
    if (!take_name()) return std::nullopt;
    footer.has_summer = true;
    footer.summer = footer.standard + 3600;
    if (!rest_.empty() && rest_[0] != ',') {
      const auto summer = take_offset();
      if (!summer) return std::nullopt;
      footer.summer = -*summer;
    }
    const auto begins = take_rule();
    const auto ends = take_rule();
    if (!begins || !ends || !rest_.empty()) return std::nullopt;
    footer.begins = *begins;
    footer.ends = *ends;
    return footer;
  }

 private:
  bool take_name() {
    if (rest_.empty()) return false;
    std::size_t end = rest_[0] == '<' ? rest_.find('>') : rest_.find_first_of("+-0123456789,");
    if (end == std::string_view::npos) end = rest_.size();
    if (rest_[0] == '<') ++end;
    rest_.remove_prefix(std::min(end, rest_.size()));
    return true;
  }
  std::optional<int> take_number() {
    std::size_t length = 0;
    int number = 0;
    while (length < rest_.size() && length < 4 && rest_[length] >= '0' && rest_[length] <= '9') {
      number = number * 10 + (rest_[length++] - '0');
    }
    if (length == 0) return std::nullopt;
    rest_.remove_prefix(length);
    return number;
  }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<std::int32_t> take_offset() {
    const int sign = take('-') ? -1 : 1;
    take('+');
    const auto hours = take_number();
    if (!hours) return std::nullopt;
    int seconds = *hours * 3600;
    if (take(':')) seconds += take_number().value_or(0) * 60;
    if (take(':')) seconds += take_number().value_or(0);
    return sign * seconds;
  }
  std::optional<Rule> take_rule() {
    if (!take(',') || !take('M')) return std::nullopt;
    Rule rule;
    const auto month = take_number();
    if (!month || !take('.')) return std::nullopt;
    const auto week = take_number();
    if (!week || !take('.')) return std::nullopt;
    const auto day = take_number();
    if (!day || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *day > 6)
      return std::nullopt;
    rule = {*month, *week, *day, 7200};
    if (take('/')) {
      const auto second = take_offset();
      if (!second) return std::nullopt;
      rule.second = *second;
    }
    return rule;
  }
  std::string_view rest_;
};

// The local second at which a rule takes effect in a year: the week-th such weekday of the month,
// the fifth meaning the last.
std::int64_t local_second(const Rule& rule, int year) {
  const int wanted = rule.day == 0 ? 7 : rule.day;
  Day day{year, rule.month, 1};
  day.day += (wanted - weekday(day) + 7) % 7 + (rule.week - 1) * 7;
  while (!is_valid(day)) day.day -= 7;
  return days_since_epoch(day) * 86'400 + rule.second;
}

}  // namespace

Result<Zone> parse_tzif(const std::string& name, std::string_view data) {
  const Bytes bytes(data);
  auto header = header_at(bytes, 0);
  if (!header) return unknown(name);
  std::size_t at = 0;
  std::size_t time_size = 4;
  if (data[4] >= '2') {  // the second block has 64-bit times
    at = header->size(4);
    time_size = 8;
    header = header_at(bytes, at);
    if (!header) return unknown(name);
  }
  if (!bytes.holds(at, header->size(time_size))) return unknown(name);
  const std::size_t times = at + 44;
  const std::size_t kinds = times + header->times * time_size;
  const std::size_t types = kinds + header->times;
  const auto offset_of = [&](std::size_t type) {
    return static_cast<std::int32_t>(bytes.number(types + type * 6, 4));
  };
  Zone zone;
  zone.name_ = name;
  zone.first_offset_ = offset_of(0);
  if (!is_offset(zone.first_offset_)) return unknown(name);
  for (std::size_t i = 0; i < header->times; ++i) {
    const auto type = static_cast<std::size_t>(static_cast<unsigned char>(data[kinds + i]));
    if (type >= header->types || !is_offset(offset_of(type))) return unknown(name);
    const std::int64_t moment = bytes.number(times + i * time_size, time_size);
    const bool in_order = zone.transitions_.empty() || zone.transitions_.back().at < moment;
    if (!in_order || moment < kEarliest) return unknown(name);
    zone.transitions_.push_back({moment, offset_of(type)});
  }
  std::string_view footer = bytes.rest(at + header->size(time_size));
  if (time_size == 4 || footer.size() < 3 || footer[0] != '\n') return zone;
  footer = footer.substr(1, footer.find('\n', 1) - 1);
  const auto rules = FooterReader(footer).read();
  if (!rules || !rules->has_summer) return zone;
  const std::int64_t last = zone.transitions_.empty() ? 0 : zone.transitions_.back().at;
  if (last > kRulesEnd) return zone;
  for (int year = day_of(std::max<std::int64_t>(last, 0) / 86'400).year; year <= kLastYear;
       ++year) {
    Zone::Transition both[] = {{local_second(rules->begins, year) - rules->standard, rules->summer},
                               {local_second(rules->ends, year) - rules->summer, rules->standard}};
    if (both[1].at < both[0].at) std::swap(both[0], both[1]);
    for (const Zone::Transition& transition : both) {
      if (transition.at > last) zone.transitions_.push_back(transition);
    }
  }
  return zone;
}

Result<Zone> Zone::named(const std::string& name) {
  Zone zone;
  zone.name_ = name;
  if (name == "UTC") return zone;
  if (name == "Asia/Shanghai") {
    zone.first_offset_ = 8 * 3600;
    return zone;
  }
  if (!is_plain_name(name)) return unknown(name);
  auto input = open_input(kFolder + name);
  if (!input) return unknown(name);
  std::string bytes(kLargestFile, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const auto count = (*input)->read({bytes.data() + size, bytes.size() - size});
    if (!count) return unknown(name);
    if (*count == 0) break;
    size += *count;
  }
  return parse_tzif(name, std::string_view(bytes).substr(0, size));
}

std::int32_t Zone::offset_at(Instant instant) const {
  const auto next = std::upper_bound(
      transitions_.begin(), transitions_.end(), instant.seconds,
      [](std::int64_t seconds, const Transition& transition) { return seconds < transition.at; });
  return next == transitions_.begin() ? first_offset_ : std::prev(next)->offset;
}

Result<Instant> Zone::instant_at(std::int64_t local_seconds, std::string_view text) const {
  // Of the offsets around that moment, the larger one comes earlier: where both fit, the hour comes
  // twice and the first is meant; where none does, the clocks jumped over it.
  const std::int32_t before = offset_at({local_seconds - 86'400});
  const std::int32_t after = offset_at({local_seconds + 86'400});
  for (const std::int32_t offset : {std::max(before, after), std::min(before, after)}) {
    const Instant instant{local_seconds - offset};
    if (offset_at(instant) == offset) return instant;
  }
  return Error{Problem::time_skipped, {std::string(text), name_}, {}};
}

}  // namespace yangxiao::calendar
