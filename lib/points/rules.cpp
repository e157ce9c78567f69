#include "points/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "base/toml_reading.hpp"

namespace yangxiao::points {
namespace {

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::int64_t kMostPercent = 10'000;
constexpr int kMostMonths = 1200;

class RuleFile {
 public:
  RuleFile(std::string file, const CategoryLookup& category)
      : file_(std::move(file)), category_(category) {}

  Result<Rules> read(const toml::table& table) {
    static constexpr std::array<std::string_view, 9> kKeys = {
        "report", "multiplier", "cap", "lot", "activity", "team", "honours", "award", "late_merge"};
    for (const auto& [key, node] : table) {
      const Status taken =
          key == kKeys[0]   ? take_report(key, node)
          : key == kKeys[1] ? take_multipliers(key, node)
          : key == kKeys[2] ? take_caps(key, node)
          : key == kKeys[3] ? take_lot(key, node)
          : key == kKeys[4] ? take_activity(key, node)
          : key == kKeys[5] ? take_team(key, node)
          : key == kKeys[6] ? take_honours(key, node)
          : key == kKeys[7] ? take_mode(key, node, {"settle", "verify"}, rules_.pays_at_once)
          : key == kKeys[8] ? take_mode(key, node, {"keep", "reverse"}, rules_.reverses_late_merges)
                            : unknown(key, kKeys);
      if (!taken) return taken.error();
    }
    // A file that has only what is to change would make all the rest worth nothing.
    if (!has_points_)
      return Error{Problem::rule_value_bad, {"report.points", "points"}, {file_, 0, 0, {}}};
    return std::move(rules_);
  }

 private:
  Status unknown(const toml::key& key, std::span<const std::string_view> known) const {
    return toml_reading::key_unknown(Problem::rule_key_unknown, key, known, file_);
  }

  Status bad(const toml::key& key, const toml::node& node, const char* expected) const {
    return toml_reading::value_bad(Problem::rule_value_bad, key, node, expected, file_);
  }

  Status take_points(const toml::key& key, const toml::node& node, std::int64_t& target) const {
    const auto points = node.value_exact<std::int64_t>();
    if (!points || *points < 0 || *points > kMostPoints) {
      return bad(key, node, "points");
    }
    target = *points;
    return {};
  }

  Status take_report(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 5> kKeys = {"points", "photo", "first", "later",
                                                              "category"};
    const toml::table* table = node.as_table();
    if (table == nullptr) return bad(key, node, "table");
    const std::array<std::int64_t*, 4> targets = {&rules_.report, &rules_.photo, &rules_.first,
                                                  &rules_.later};
    for (const auto& [name, value] : *table) {
      const auto known = std::find(kKeys.begin(), kKeys.end(), name.str());
      const auto place = static_cast<std::size_t>(known - kKeys.begin());
      const Status taken = known == kKeys.end() ? unknown(name, kKeys)
                           : place == targets.size()
                               ? take_categories(name, value, rules_.categories)
                               : take_points(name, value, *targets[place]);
      if (!taken) return taken;
      has_points_ = has_points_ || place == 0;
    }
    return {};
  }

  Status take_categories(const toml::key& key, const toml::node& node,
                         std::map<std::string, std::int64_t, std::less<>>& categories) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return bad(key, node, "table");
    for (const auto& [name, value] : *table) {
      const std::string word(name.str());
      const NamedCategory found = category_ ? category_(word) : NamedCategory{word, {}};
      if (found.code.empty()) {
        return Error{Problem::rule_category_unknown,
                     {word, found.nearest},
                     toml_reading::place_of(name.source(), file_)};
      }
      if (categories.contains(found.code)) {
        return bad(name, value, "once");
      }
      const Status taken = take_points(name, value, categories[found.code]);
      if (!taken) return taken;
    }
    return {};
  }

  Status take_day(const toml::key& key, const toml::node& node, calendar::Day& target) const {
    const auto day = node.value_exact<toml::date>();
    if (!day) return bad(key, node, "day");
    target = {day->year, day->month, day->day};
    return calendar::is_valid(target) ? Status() : bad(key, node, "day");
  }

  Status take_multiplier(const toml::table& table, Multiplier& multiplier) const {
    static constexpr std::array<std::string_view, 4> kKeys = {"from", "to", "percent", "name"};
    for (const auto& [key, node] : table) {
      Status taken;
      if (key == kKeys[0]) {
        taken = take_day(key, node, multiplier.from);
      } else if (key == kKeys[1]) {
        taken = take_day(key, node, multiplier.to);
      } else if (key == kKeys[2]) {
        const auto percent = node.value_exact<std::int64_t>();
        if (!percent || *percent < 0 || *percent > kMostPercent) {
          return bad(key, node, "percent");
        }
        multiplier.percent = static_cast<int>(*percent);
      } else if (key == kKeys[3]) {
        taken = toml_reading::take_text(Problem::rule_value_bad, key, node, file_, multiplier.name);
      } else {
        taken = unknown(key, kKeys);
      }
      if (!taken) return taken;
    }
    const bool is_whole = table.contains(kKeys[0]) && table.contains(kKeys[1]) &&
                          table.contains(kKeys[2]) && multiplier.from <= multiplier.to;
    if (is_whole) return {};
    return Error{Problem::rule_value_bad,
                 {"multiplier", "span"},
                 toml_reading::place_of(table.source(), file_)};
  }

  Status take_multipliers(const toml::key& key, const toml::node& node) {
    const toml::array* tables = node.as_array();
    if (tables == nullptr) return bad(key, node, "multipliers");
    for (const toml::node& one : *tables) {
      const toml::table* table = one.as_table();
      if (table == nullptr) return bad(key, one, "multipliers");
      Multiplier multiplier;
      const Status taken = take_multiplier(*table, multiplier);
      if (!taken) return taken;
      for (const Multiplier& other : rules_.multipliers) {
        if (multiplier.from > other.to || multiplier.to < other.from) continue;
        return Error{Problem::rule_days_overlap,
                     {calendar::to_text(std::max(multiplier.from, other.from))},
                     toml_reading::place_of(table->source(), file_)};
      }
      rules_.multipliers.push_back(std::move(multiplier));
    }
    std::sort(rules_.multipliers.begin(), rules_.multipliers.end(),
              [](const Multiplier& a, const Multiplier& b) { return a.from < b.from; });
    return {};
  }

  // One of two words, of which the first is what is so where nothing is said.
  Status take_mode(const toml::key& key, const toml::node& node,
                   const std::array<std::string_view, 2>& words, bool& is_second) const {
    const std::string word = node.value_exact<std::string>().value_or("");
    if (word != words[0] && word != words[1]) {
      return bad(key, node, words[0] == "keep" ? "keep" : "settle");
    }
    is_second = word == words[1];
    return {};
  }

  // A table of numbers, each with its name.
  Status take_numbers(const toml::key& key, const toml::node& node,
                      std::span<const std::string_view> keys,
                      std::span<std::int64_t* const> targets) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return bad(key, node, "table");
    for (const auto& [name, value] : *table) {
      const auto known = std::find(keys.begin(), keys.end(), name.str());
      const auto place = static_cast<std::size_t>(known - keys.begin());
      const Status taken =
          known == keys.end() ? unknown(name, keys) : take_points(name, value, *targets[place]);
      if (!taken) return taken;
    }
    return {};
  }

  Status take_caps(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 2> kKeys = {"day", "month"};
    const std::array<std::int64_t*, 2> targets = {&rules_.cap_day, &rules_.cap_month};
    return take_numbers(key, node, kKeys, targets);
  }

  Status take_activity(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 3> kKeys = {"hour", "visit", "most_hours"};
    const std::array<std::int64_t*, 3> targets = {&rules_.hour, &rules_.visit, &rules_.most_hours};
    return take_numbers(key, node, kKeys, targets);
  }

  Status take_team(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 2> kKeys = {"bonus", "reports"};
    const std::array<std::int64_t*, 2> targets = {&rules_.team_bonus, &rules_.team_reports};
    return take_numbers(key, node, kKeys, targets);
  }

  Status take_honours(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 4> kKeys = {"report", "hour", "month",
                                                              "category"};
    const toml::table* table = node.as_table();
    if (table == nullptr) return bad(key, node, "table");
    const std::array<std::int64_t*, 3> targets = {&rules_.honours_report, &rules_.honours_hour,
                                                  &rules_.honours_month};
    for (const auto& [name, value] : *table) {
      const auto known = std::find(kKeys.begin(), kKeys.end(), name.str());
      const auto place = static_cast<std::size_t>(known - kKeys.begin());
      const Status taken = known == kKeys.end() ? unknown(name, kKeys)
                           : place == targets.size()
                               ? take_categories(name, value, rules_.honours_categories)
                               : take_points(name, value, *targets[place]);
      if (!taken) return taken;
    }
    return {};
  }

  Status take_lot(const toml::key& key, const toml::node& node) {
    static constexpr std::array<std::string_view, 1> kKeys = {"lasts"};
    const toml::table* table = node.as_table();
    if (table == nullptr) return bad(key, node, "table");
    for (const auto& [name, value] : *table) {
      const Status taken = name == kKeys[0] ? take_lasting(name, value) : unknown(name, kKeys);
      if (!taken) return taken;
    }
    return {};
  }

  Status take_lasting(const toml::key& key, const toml::node& node) {
    const std::string word = node.value_exact<std::string>().value_or("");
    static constexpr std::string_view kUnit = " months";
    if (word == "never" || word == "quarter" || word == "year") {
      rules_.lasting = word == "never"     ? Lasting::never
                       : word == "quarter" ? Lasting::quarter
                                           : Lasting::year;
      return {};
    }
    const bool has_unit = word.ends_with(kUnit) && word.size() <= kUnit.size() + 4;
    const auto months = has_unit
                            ? text::whole_number<int>(word.substr(0, word.size() - kUnit.size()))
                            : std::nullopt;
    if (!months || *months < 1 || *months > kMostMonths) return bad(key, node, "lasting");
    rules_.lasting = Lasting::months;
    rules_.months = *months;
    return {};
  }

  std::string file_;
  const CategoryLookup& category_;
  Rules rules_;
  bool has_points_ = false;
};

// A basic string of TOML 1.0.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string lasting_text(const Rules& rules) {
  switch (rules.lasting) {
    case Lasting::never:
      return "never";
    case Lasting::quarter:
      return "quarter";
    case Lasting::year:
      return "year";
    case Lasting::months:
      return std::to_string(rules.months) + " months";
  }
  return {};
}

int days_in(int year, int month) {
  for (int day = 31; day > 28; --day) {
    if (calendar::is_valid({year, month, day})) return day;
  }
  return 28;
}

std::string categories_text(const std::map<std::string, std::int64_t, std::less<>>& categories) {
  std::string text;
  for (const auto& [code, points] : categories) {
    text += fmt::format("{} = {}\n", quoted(code), points);
  }
  return text;
}

// Rules that say nothing of these are the same as before there were such tables.
std::string later_tables(const Rules& rules) {
  std::string text;
  if (rules.hour != 0 || rules.visit != 0) {
    text += fmt::format("\n[activity]\nhour = {}\nvisit = {}\nmost_hours = {}\n", rules.hour,
                        rules.visit, rules.most_hours);
  }
  if (rules.team_bonus != 0) {
    text +=
        fmt::format("\n[team]\nbonus = {}\nreports = {}\n", rules.team_bonus, rules.team_reports);
  }
  if (has_honours(rules)) {
    text += fmt::format("\n[honours]\nreport = {}\nhour = {}\nmonth = {}\n", rules.honours_report,
                        rules.honours_hour, rules.honours_month);
    text += "\n[honours.category]\n" + categories_text(rules.honours_categories);
  }
  return text;
}

}  // namespace

bool has_honours(const Rules& rules) {
  return rules.honours_report != 0 || rules.honours_hour != 0 || rules.honours_month != 0 ||
         !rules.honours_categories.empty();
}

const Multiplier* multiplier_on(const Rules& rules, calendar::Day day) {
  for (const Multiplier& multiplier : rules.multipliers) {
    if (multiplier.from <= day && day <= multiplier.to) return &multiplier;
  }
  return nullptr;
}

int percent_on(const Rules& rules, calendar::Day day) {
  const Multiplier* multiplier = multiplier_on(rules, day);
  return multiplier == nullptr ? 100 : multiplier->percent;
}

std::optional<calendar::Day> last_day_of(const Rules& rules, calendar::Day paid_on) {
  const auto [year, month, day] = paid_on;
  switch (rules.lasting) {
    case Lasting::never:
      return std::nullopt;
    case Lasting::quarter: {
      const int last = (month + 2) / 3 * 3;
      return calendar::Day{year, last, days_in(year, last)};
    }
    case Lasting::year:
      return calendar::Day{year, 12, 31};
    case Lasting::months:
      break;
  }
  // The same day of a later month, or its last where it has no such day.
  const int months = year * 12 + month - 1 + rules.months;
  const int last_month = months % 12 + 1;
  return calendar::Day{months / 12, last_month, std::min(day, days_in(months / 12, last_month))};
}

Result<Rules> read_rules(std::string_view toml, const std::string& file,
                         const CategoryLookup& category) {
  const auto table = toml_reading::parse(Problem::rule_syntax, toml, file);
  if (!table) return table.error();
  return RuleFile(file, category).read(*table);
}

Rules parse_rules(std::string_view canonical) {
  const auto rules = read_rules(canonical, {}, {});
  return rules ? *rules : Rules();
}

std::string canonical_text(const Rules& rules) {
  std::string text;
  if (rules.pays_at_once) text += "award = \"verify\"\n";
  if (rules.reverses_late_merges) text += "late_merge = \"reverse\"\n";
  if (!text.empty()) text += "\n";
  text += fmt::format("[report]\npoints = {}\nphoto = {}\nfirst = {}\nlater = {}\n", rules.report,
                      rules.photo, rules.first, rules.later);
  text += "\n[report.category]\n" + categories_text(rules.categories);
  for (const Multiplier& one : rules.multipliers) {
    text += fmt::format("\n[[multiplier]]\nfrom = {}\nto = {}\npercent = {}\n",
                        calendar::to_text(one.from), calendar::to_text(one.to), one.percent);
    if (!one.name.empty()) text += "name = " + quoted(one.name) + "\n";
  }
  text += later_tables(rules);
  text += fmt::format("\n[cap]\nday = {}\nmonth = {}\n", rules.cap_day, rules.cap_month);
  return text + fmt::format("\n[lot]\nlasts = \"{}\"\n", lasting_text(rules));
}

}  // namespace yangxiao::points
