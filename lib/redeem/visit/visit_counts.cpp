#include "redeem/visit/visit_counts.hpp"

#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "member/merged_members.hpp"

namespace yangxiao::redeem {
namespace {

class Counting {
 public:
  Counting(const store::Reader& book, const calendar::Zone& zone, VisitsBy by)
      : references_(book), merged_(book), zone_(zone), by_(by) {}

  void take(const Visit& visit) {
    if (by_ == VisitsBy::item) {
      for (const Gift& gift : visit.gifts) {
        count(references_.code_of("item", gift.item), visit, gift.quantity);
      }
    } else if (by_ == VisitsBy::lacked) {
      for (const std::string_view word : text::words_joined(visit.lacked)) {
        count(std::string(word), visit, 0);
      }
    } else {
      std::int64_t given = 0;
      for (const Gift& gift : visit.gifts) given += gift.quantity;
      count(key_of(visit), visit, given);
    }
  }

  std::vector<VisitCounts> finish() {
    std::vector<VisitCounts> counts;
    for (auto& [key, group] : groups_) {
      group.counts.key = key;
      group.counts.members = static_cast<std::int64_t>(group.members.size());
      counts.push_back(std::move(group.counts));
    }
    if (by_ != VisitsBy::all && !counts.empty() && counts.front().key.empty()) {
      std::rotate(counts.begin(), counts.begin() + 1, counts.end());
    }
    return counts;
  }

 private:
  struct Group {
    VisitCounts counts;
    std::set<std::int64_t> members;
  };

  std::string key_of(const Visit& visit) {
    const calendar::Local local = calendar::local_of(visit.at, zone_);
    switch (by_) {
      case VisitsBy::station:
        return references_.code_of("station", visit.station);
      case VisitsBy::hour:
        return visit.has_time ? fmt::format("{:02}", local.second / 3600) : std::string();
      case VisitsBy::weekday:
        return std::to_string(calendar::weekday(local.day));
      case VisitsBy::day:
        return calendar::to_text(local.day);
      case VisitsBy::month:
        return calendar::to_text(local.day).substr(0, 7);
      case VisitsBy::all:
      case VisitsBy::item:
      case VisitsBy::lacked:
        break;
    }
    return {};
  }

  void count(std::string key, const Visit& visit, std::int64_t given) {
    Group& group = groups_[std::move(key)];
    ++group.counts.visits;
    group.counts.people += visit.people;
    group.counts.given += given;
    if (!visit.lacked.empty()) group.counts.lacked += visit.people;
    if (visit.member) group.members.insert(merged_.head_of(*visit.member));
  }

  catalogue::References references_;
  member::MergedMembers merged_;
  const calendar::Zone& zone_;
  VisitsBy by_;
  std::map<std::string, Group> groups_;
};

}  // namespace

std::vector<VisitCounts> visit_counts(const store::Reader& book, const calendar::Zone& zone,
                                      const VisitFilter& filter, VisitsBy by) {
  Counting counting(book, zone, by);
  const Status read = each_visit(book, filter, [&](const Visit& visit) {
    counting.take(visit);
    return Status();
  });
  (void)read;  // it takes every visit
  return counting.finish();
}

}  // namespace yangxiao::redeem
