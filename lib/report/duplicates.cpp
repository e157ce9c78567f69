#include "report/duplicates.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/text/phone.hpp"
#include "geo/distance.hpp"
#include "geo/grid.hpp"
#include "report/bigrams.hpp"
#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kStationPlaces = R"sql(SELECT station, lat, lon FROM station)sql";

// What is compared of a report.
struct Told {
  std::int64_t id = 0;
  Instant at;
  geo::Position place;
  std::int64_t category = 0;
  std::size_t person = 0;      // 0: nobody knows
  std::size_t first_pair = 0;  // of its text, in the pool
  std::uint32_t pairs = 0;
  std::uint32_t branch = 0;
};

// How far and how long a category looks.
struct Limits {
  double metres = 0;
  std::int64_t seconds = 0;
};

Limits limits_of(const Category& category) {
  return {static_cast<double>(category.duplicate_metres),
          std::int64_t{category.duplicate_hours} * 3600};
}

bool looks_for_none(const Limits& limits) { return limits.metres <= 0 || limits.seconds <= 0; }

// Where reports are.
class Places {
 public:
  explicit Places(const store::Reader& book) {
    SQLite::Statement query(book.database(), kStationPlaces);
    while (query.executeStep()) {
      stations_.emplace(
          query.getColumn(0).getInt64(),
          geo::Position{query.getColumn(1).getDouble(), query.getColumn(2).getDouble()});
    }
  }

  std::optional<geo::Position> of(const Report& report) const {
    const std::uint32_t nowhere = bit(Flaw::position_zero) | bit(Flaw::position_impossible);
    if (report.position && (report.flaws & nowhere) == 0) return report.position;
    const auto station = stations_.find(report.station.value_or(0));
    return station == stations_.end() ? std::nullopt : std::optional(station->second);
  }

 private:
  std::unordered_map<std::int64_t, geo::Position> stations_;
};

class Finder {
 public:
  Finder(const store::Reader& book, const CategoryTree& tree) : tree_(tree), places_(book) {}

  void take(const Report& report) {
    const Category& category = tree_.at(report.category);
    const Limits limits = limits_of(category);
    if (looks_for_none(limits)) return;
    const auto place = places_.of(report);
    if (!place) {
      ++placeless_;
      return;
    }
    Told told;
    told.id = report.id;
    told.at = report.filed_at;
    told.place = *place;
    told.category = report.category;
    told.person = person_of(report);
    told.branch = branch_of(category, limits);
    const auto pairs = bigrams_of(report.description.empty() ? report.address : report.description);
    told.first_pair = pool_.size();
    told.pairs = static_cast<std::uint32_t>(pairs.size());
    pool_.insert(pool_.end(), pairs.begin(), pairs.end());
    told_.push_back(told);
  }

  // Joins what is alike. Afterwards best() and group_of() tell.
  void compare() {
    sort();
    best_.resize(told_.size());
    above_.resize(told_.size());
    std::iota(above_.begin(), above_.end(), std::size_t{0});
    for (std::size_t i = 0; i < told_.size(); ++i) compare_with_earlier(i);
  }

  std::size_t placeless() const { return placeless_; }
  const std::vector<Told>& told() const { return told_; }
  const std::optional<Likeness>& best(std::size_t i) const { return best_[i]; }
  std::size_t group_of(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }

 private:
  using Key = std::pair<std::uint32_t, std::int64_t>;  // branch, cell
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return (static_cast<std::size_t>(key.second) * 0x9E3779B97F4A7C15U) ^ key.first;
    }
  };
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::size_t person_of(const Report& report) {
    if (report.member)
      return people_.try_emplace("M" + std::to_string(*report.member), people_.size() + 1)
          .first->second;
    if (report.contact_phone.empty() || text::is_masked(report.contact_phone)) return 0;
    return people_.try_emplace(report.contact_phone, people_.size() + 1).first->second;
  }

  std::uint32_t branch_of(const Category& category, const Limits& limits) {
    const auto [found, is_new] =
        branches_.try_emplace(category.top, static_cast<std::uint32_t>(widest_.size()));
    if (is_new) widest_.emplace_back();
    Limits& widest = widest_[found->second];
    widest.metres = std::max(widest.metres, limits.metres);
    widest.seconds = std::max(widest.seconds, limits.seconds);
    return found->second;
  }

  // By branch, cell and time: what is near lies in few ranges.
  void sort() {
    const auto rank = [](const Told& told) {
      return std::tuple(told.branch, geo::cell_of(told.place), told.at, told.id);
    };
    std::sort(told_.begin(), told_.end(),
              [&](const Told& a, const Told& b) { return rank(a) < rank(b); });
    for (std::size_t i = 0; i < told_.size(); ++i) {
      const Key key{told_[i].branch, geo::cell_of(told_[i].place)};
      const auto [range, is_new] = cells_.try_emplace(key, Range{i, i});
      range->second.end = i + 1;
    }
  }

  void compare_with_earlier(std::size_t i) {
    const Told& told = told_[i];
    const auto block = geo::cells_within(told.place, widest_[told.branch].metres);
    if (!block) return;
    for (std::int64_t row = block->first_row; row <= block->last_row; ++row) {
      for (std::int64_t column = block->first_column; column <= block->last_column; ++column) {
        const auto range = cells_.find({told.branch, geo::cell_of(row, column)});
        if (range != cells_.end()) compare_with(i, range->second);
      }
    }
  }

  void compare_with(std::size_t i, const Range& range) {
    const Told& told = told_[i];
    const Instant from{told.at.seconds - widest_[told.branch].seconds};
    const auto begin = told_.begin() + static_cast<std::ptrdiff_t>(range.begin);
    const auto end = told_.begin() + static_cast<std::ptrdiff_t>(range.end);
    auto other = std::lower_bound(begin, end, from,
                                  [](const Told& one, Instant time) { return one.at < time; });
    for (; other != end && std::pair(other->at, other->id) < std::pair(told.at, told.id); ++other) {
      const auto likeness = likeness_between(told, *other);
      if (!likeness) continue;
      const auto k = static_cast<std::size_t>(other - told_.begin());
      above_[group_of(i)] = group_of(k);
      keep_best(best_[i], *likeness);
    }
  }

  static void keep_best(std::optional<Likeness>& best, const Likeness& likeness) {
    const bool is_same_person = likeness.is_same_person || (best && best->is_same_person);
    if (!best || best->score < likeness.score) best = likeness;
    best->is_same_person = is_same_person;
  }

  std::span<const std::uint32_t> text_of(const Told& told) const {
    return {pool_.data() + told.first_pair, told.pairs};
  }

  std::optional<Likeness> likeness_between(const Told& told, const Told& other) const {
    const Limits a = limits_of(tree_.at(told.category));
    const Limits b = limits_of(tree_.at(other.category));
    const Limits limits{std::max(a.metres, b.metres), std::max(a.seconds, b.seconds)};
    Likeness likeness;
    likeness.other = other.id;
    likeness.seconds = told.at.seconds - other.at.seconds;
    if (likeness.seconds > limits.seconds) return std::nullopt;
    // Texts are the cheaper thing to compare: no sine is needed.
    double text = 0.5;
    if (told.pairs > 0 && other.pairs > 0) {
      text = likeness_of(text_of(told), text_of(other));
      if (text < kAlike) return std::nullopt;
      likeness.text = text;
    } else if (told.category != other.category) {
      return std::nullopt;
    }
    likeness.metres = geo::central_angle_metres(told.place, other.place);
    if (likeness.metres > limits.metres) return std::nullopt;
    likeness.is_same_person = told.person != 0 && told.person == other.person;
    likeness.score =
        0.5 * text + 0.3 * (1.0 - likeness.metres / limits.metres) +
        0.2 * (1.0 - static_cast<double>(likeness.seconds) / static_cast<double>(limits.seconds));
    return likeness;
  }

  const CategoryTree& tree_;
  Places places_;
  std::size_t placeless_ = 0;
  std::unordered_map<std::string, std::size_t> people_;
  std::unordered_map<std::int64_t, std::uint32_t> branches_;
  std::vector<Limits> widest_;  // of each branch
  std::vector<std::uint32_t> pool_;
  std::vector<Told> told_;
  std::unordered_map<Key, Range, Hash> cells_;
  std::vector<std::optional<Likeness>> best_;
  std::vector<std::size_t> above_;  // of a group one stands for all; up from each one comes to it
};

// Where the reports of each group stand in told(), the first told first.
std::vector<std::vector<std::size_t>> groups_of(Finder& finder) {
  const auto& told = finder.told();
  std::unordered_map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < told.size(); ++i) members[finder.group_of(i)].push_back(i);
  const auto is_earlier = [&told](std::size_t a, std::size_t b) {
    return std::pair(told[a].at, told[a].id) < std::pair(told[b].at, told[b].id);
  };
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [root, places] : members) {
    if (places.size() < 2) continue;
    std::sort(places.begin(), places.end(), is_earlier);
    groups.push_back(std::move(places));
  }
  std::sort(groups.begin(), groups.end(),
            [&](const auto& a, const auto& b) { return is_earlier(a.front(), b.front()); });
  return groups;
}

}  // namespace

Result<Duplicates> duplicate_groups(const store::Reader& book, const ListQuery& query,
                                    const CategoryTree& tree) {
  ListQuery all = query;
  all.order = ListOrder::none;
  all.duplicates = false;
  all.limit.reset();
  Finder finder(book, tree);
  const Status read = list_reports(book, all, [&](const Report& report) -> Status {
    if (!is_turned_down(report.state)) finder.take(report);
    return {};
  });
  if (!read) return read.error();
  finder.compare();
  ReportReader reader(book);
  Duplicates found{{}, finder.placeless()};
  for (const auto& places : groups_of(finder)) {
    if (query.limit && found.groups.size() == *query.limit) break;
    DuplicateGroup group;
    for (const std::size_t i : places) {
      auto report = reader.at(finder.told()[i].id);
      if (report) group.push_back({std::move(*report), finder.best(i)});
    }
    found.groups.push_back(std::move(group));
  }
  return found;
}

}  // namespace yangxiao::report
