#include "settle/follow.hpp"

#include <optional>
#include <vector>

#include "points/rule_versions.hpp"
#include "settle/correction.hpp"
#include "settle/draft.hpp"
#include "settle/earning.hpp"
#include "settle/payment.hpp"
#include "settle/taking_back.hpp"

namespace yangxiao::settle {
namespace {

// What was paid for a report, where two people have called it false.
constexpr const char* kFalse = R"sql(
  SELECT due.due FROM due
  WHERE due.report = ?1 AND due.settled_at IS NOT NULL AND due.cancelled_at IS NULL
    AND EXISTS (SELECT 1 FROM report_event WHERE report_event.report = ?1
      AND report_event.mark = ?2 AND report_event.kind = 'reject'
      AND report_event.reason = 'false' AND report_event.to_state IS NOT NULL))sql";
constexpr const char* kCancel = R"sql(
  UPDATE due SET cancelled_at = ?2, mark = ?3 WHERE due = ?1)sql";

class Follower {
 public:
  Follower(store::Writer& book, const calendar::Zone& zone, const OpenLedger& open,
           const Reasons& reasons, std::span<const std::int64_t> rejected)
      : book_(book),
        zone_(zone),
        open_(open),
        reasons_(reasons),
        rejected_(rejected),
        versions_(book) {}

  Result<Followed> run() {
    Status status = take_back_false();
    if (status && any_version(&points::Rules::reverses_late_merges)) status = take_back_relinked();
    if (status && any_version(&points::Rules::pays_at_once)) status = pay_verified();
    if (!status) return status.error();
    return done_;
  }

 private:
  bool any_version(bool points::Rules::*says) const {
    for (const points::RuleVersion& one : versions_.all()) {
      if (one.rules.*says) return true;
    }
    return false;
  }

  Result<points::Ledger*> ledger() {
    if (!ledger_) {
      auto opened = open_();
      if (!opened) return opened.error();
      ledger_.emplace(std::move(*opened));
    }
    return &*ledger_;
  }

  Status take_back_false() {
    SQLite::Statement query(book_.database(), kFalse);
    for (const std::int64_t report : rejected_) {
      query.reset();
      query.bind(1, report);
      query.bind(2, book_.mark());
      if (!query.executeStep()) continue;
      const std::int64_t due = query.getColumn(0).getInt64();
      query.reset();
      const Status taken = take_back(due);
      if (!taken) return taken;
    }
    return {};
  }

  Status take_back(std::int64_t due) {
    for (const Earning& one : earnings_of(book_, due)) {
      if (one.transfer == 0 || one.taken_back != 0) continue;
      auto opened = ledger();
      if (!opened) return opened.error();
      const auto reversed =
          settle::take_back(book_, **opened, one.transfer, reasons_.called_false, {true, {}});
      if (!reversed) return reversed.error();
      done_.taken_back += one.points;
      done_.unrecovered += reversed->unrecovered;
      done_.owed += reversed->owed;
      ++done_.taken_back_reports;
    }
    SQLite::Statement cancel(book_.database(), kCancel);
    cancel.bind(1, due);
    cancel.bind(2, book_.now().seconds);
    cancel.bind(3, book_.mark());
    cancel.exec();
    return {};
  }

  Status take_back_relinked() {
    for (const Line& line : lost_by_links(book_, zone_)) {
      if (!versions_.numbered(line.rule)->rules.reverses_late_merges) continue;
      auto opened = ledger();
      if (!opened) return opened.error();
      const auto corrected =
          correct(book_, **opened, zone_, {line.subject, std::nullopt, reasons_.relinked});
      if (!corrected) return corrected.error();
      done_.taken_back += corrected->taken_back - corrected->paid;
      done_.unrecovered += corrected->unrecovered;
      if (corrected->transfer != 0) ++done_.taken_back_reports;
    }
    return {};
  }

  Status pay_verified() {
    std::vector<Line> lines = newly_due(book_, zone_);
    std::erase_if(lines, [this](const Line& line) {
      return !versions_.numbered(line.rule)->rules.pays_at_once;
    });
    if (lines.empty()) return {};
    auto opened = ledger();
    if (!opened) return opened.error();
    const auto paid = Payment(book_, **opened, zone_).pay(lines, std::nullopt);
    if (!paid) return paid.error();
    done_.paid = paid->points;
    done_.paid_reports = static_cast<std::int64_t>(lines.size());
    return {};
  }

  store::Writer& book_;
  const calendar::Zone& zone_;
  const OpenLedger& open_;
  const Reasons& reasons_;
  std::span<const std::int64_t> rejected_;
  points::RuleVersions versions_;
  std::optional<points::Ledger> ledger_;
  Followed done_;
};

}  // namespace

Result<Followed> follow_reports(store::Writer& book, const calendar::Zone& zone,
                                const OpenLedger& open, const Reasons& reasons,
                                std::span<const std::int64_t> rejected) {
  return Follower(book, zone, open, reasons, rejected).run();
}

}  // namespace yangxiao::settle
