#include "settle/worth.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace yangxiao::settle {
namespace {

constexpr std::array<std::string_view, kStandings> kNames = {"only",   "first",   "later",
                                                             "repeat", "service", "bonus"};

std::int64_t cut(std::int64_t points, std::int64_t got, std::int64_t cap) {
  if (cap == 0) return 0;
  return std::max<std::int64_t>(0, points - std::max<std::int64_t>(0, cap - got));
}

}  // namespace

std::string_view name_of(Standing standing) { return kNames[static_cast<std::size_t>(standing)]; }

std::vector<const Teller*> in_order(std::span<const Teller> tellers) {
  std::vector<const Teller*> ordered;
  for (const Teller& teller : tellers) {
    if (!teller.gave_up_place) ordered.push_back(&teller);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Teller* a, const Teller* b) {
    return a->filed_at != b->filed_at ? a->filed_at < b->filed_at : a->report < b->report;
  });
  return ordered;
}

Precedence precedence_of(std::int64_t report, std::span<const Teller> tellers) {
  const std::vector<const Teller*> ordered = in_order(tellers);
  Precedence precedence;
  std::set<std::string_view> people;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const bool is_new = people.insert(ordered[i]->person).second;
    if (ordered[i]->report != report) continue;
    precedence.place = static_cast<std::int64_t>(i) + 1;
    precedence.standing = !is_new ? Standing::repeat : i == 0 ? Standing::first : Standing::later;
  }
  precedence.tellers = static_cast<std::int64_t>(people.size());
  if (precedence.standing == Standing::first && precedence.tellers == 1)
    precedence.standing = Standing::only;
  return precedence;
}

Worth worth_of(const points::Rules& rules, const Told& told) {
  Worth worth;
  switch (told.precedence.standing) {
    case Standing::repeat:
      return worth;
    case Standing::later:
      worth.category = rules.later;
      worth.points = rules.later;
      return worth;
    case Standing::first:
      worth.first = rules.first;
      break;
    case Standing::only:
    case Standing::service:
    case Standing::bonus:
      break;
  }
  worth.category = told.category_points;
  worth.photo = told.has_photo ? rules.photo : 0;
  worth.percent = points::percent_on(rules, told.filed_on);
  worth.points = before_caps(worth);
  return worth;
}

std::int64_t hours_of(const points::Rules& rules, std::int64_t minutes) {
  const std::int64_t hours = minutes / 60;
  return rules.most_hours == 0 ? hours : std::min(hours, rules.most_hours);
}

Worth worth_of_service(const points::Rules& rules, std::int64_t minutes) {
  Worth worth;
  worth.service = hours_of(rules, minutes) * rules.hour + rules.visit;
  worth.points = before_caps(worth);
  return worth;
}

Worth capped(const points::Rules& rules, Worth worth, std::int64_t got_on_day,
             std::int64_t got_in_month) {
  worth.cut_by_day = cut(worth.points, got_on_day, rules.cap_day);
  worth.points -= worth.cut_by_day;
  worth.cut_by_month = cut(worth.points, got_in_month, rules.cap_month);
  worth.points -= worth.cut_by_month;
  return worth;
}

}  // namespace yangxiao::settle
