#include "calendar/limit.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "base/text/fold.hpp"

namespace yangxiao::calendar {
namespace {

using Unit = Limit::Unit;

constexpr int kMost = 9999;
// Folded, without blanks.
constexpr std::array<std::pair<std::string_view, Unit>, 18> kUnits = {{
    {"h", Unit::hours},
    {"hour", Unit::hours},
    {"hours", Unit::hours},
    {"小时", Unit::hours},
    {"个小时", Unit::hours},
    {"wh", Unit::working_hours},
    {"workinghour", Unit::working_hours},
    {"workinghours", Unit::working_hours},
    {"工作小时", Unit::working_hours},
    {"个工作小时", Unit::working_hours},
    {"个工作时", Unit::working_hours},
    {"工作时", Unit::working_hours},
    {"wd", Unit::working_days},
    {"workingday", Unit::working_days},
    {"workingdays", Unit::working_days},
    {"工作日", Unit::working_days},
    {"个工作日", Unit::working_days},
    {"工作天", Unit::working_days},
}};

}  // namespace

std::optional<Limit> parse_limit(std::string_view text) {
  std::string plain;
  for (const char c : text::fold(text)) {
    if (c != ' ') plain += c;
  }
  Limit limit;
  const auto [end, code] = std::from_chars(plain.data(), plain.data() + plain.size(), limit.count);
  if (code != std::errc() || limit.count < 1 || limit.count > kMost) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(plain.data() + plain.size() - end));
  for (const auto& [word, known] : kUnits) {
    if (word != unit) continue;
    limit.unit = known;
    return limit;
  }
  return std::nullopt;
}

std::string to_text(const Limit& limit) {
  const char* unit = limit.unit == Unit::hours           ? "h"
                     : limit.unit == Unit::working_hours ? "wh"
                                                         : "wd";
  return std::to_string(limit.count) + unit;
}

}  // namespace yangxiao::calendar
