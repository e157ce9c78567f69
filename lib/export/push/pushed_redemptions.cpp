// Redemptions, in the state that the clock gives them.
#include "calendar/civil.hpp"
#include "export/push/pushed_table.hpp"
#include "points/lots.hpp"
#include "redeem/redemption.hpp"
#include "redeem/voucher_row.hpp"

namespace yangxiao::exporting {
namespace {

// What is open may have lapsed by the clock alone: that is a day's vouchers.
constexpr const char* kTouched = TOUCHED_MEMBERS R"sql(
  SELECT redemption FROM redemption WHERE mark > ?1 OR state = 'open'
  UNION SELECT redemption FROM touched_member JOIN redemption USING (member))sql";
// From which lots what is held for one comes. 6, a hold; 7 and 8 end it.
constexpr const char* kHeld = R"sql(
  SELECT allocation.amount, lot.expires_at FROM transfer AS hold
    JOIN allocation ON allocation.transfer = hold.number JOIN lot ON lot.lot = allocation.lot
  WHERE hold.kind = 6 AND hold.subject_number = ?1
    AND NOT EXISTS (SELECT 1 FROM transfer WHERE resolves = hold.number AND kind IN (7, 8)))sql";

// A redemption as its export has it; of what is open, as booked, besides what is held for it, and
// from when on that is the member's again: what can be spent is reckoned with it at any time.
class RedemptionCells {
 public:
  explicit RedemptionCells(const PushedBook& all)
      : all_(all),
        row_(all.book, all.zone, all.now, all.disclosure),
        held_(all.book.database(), kHeld) {}

  std::span<const table::Value> of(const redeem::Redemption& redemption) {
    cells_.of(redemption.id, row_.of(redemption, false));
    if (redemption.state != redeem::State::open) {
      for (int i = 0; i < 3; ++i) cells_.add({});
      return cells_.values();
    }
    free_from_ = calendar::to_rfc3339(redemption.kept_until, all_.zone);
    cells_.add(std::string_view(free_from_));
    read_held(redemption.id);
    points_shown_.assign(points_.begin(), points_.end());
    until_shown_.assign(until_.begin(), until_.end());
    cells_.add(std::span<const std::string_view>(points_shown_));
    cells_.add(std::span<const std::string_view>(until_shown_));
    return cells_.values();
  }

 private:
  void read_held(std::int64_t redemption) {
    points_.clear();
    until_.clear();
    held_.reset();
    held_.bind(1, redemption);
    while (held_.executeStep()) {
      const Instant until{held_.getColumn(1).getInt64()};
      points_.push_back(std::to_string(held_.getColumn(0).getInt64()));
      until_.push_back(until == points::kNever ? "infinity"
                                               : calendar::to_rfc3339(until, all_.zone));
    }
  }

  const PushedBook& all_;
  redeem::VoucherRow row_;
  SQLite::Statement held_;
  KeyedCells cells_;
  std::string free_from_;
  std::vector<std::string> points_;
  std::vector<std::string> until_;
  std::vector<std::string_view> points_shown_;
  std::vector<std::string_view> until_shown_;
};

Status redemption_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  RedemptionCells cells(all);
  const auto take_one = [&](const redeem::Redemption& redemption) {
    return take(cells.of(redemption));
  };
  if (since == nullptr) return redeem::each_redemption(all.book, {}, all.now, take_one);
  SQLite::Statement touched(all.book.database(), kTouched);
  touched.bind(1, since->mark);
  while (touched.executeStep()) {
    const auto redemption = redeem::redemption_at(all.book, touched.getColumn(0).getInt64());
    const Status taken = redemption ? take_one(*redemption) : Status();
    if (!taken) return taken;
  }
  return {};
}

}  // namespace

PushedTable pushed_redemptions() {
  return {"redemption",
          [] {
            auto columns = keyed("redemption", redeem::VoucherRow::columns(false));
            for (const std::string_view more : {"free_from", "held_points", "held_until"}) {
              columns.push_back(more);
            }
            return columns;
          },
          redemption_rows, none_gone, never_stale};
}

}  // namespace yangxiao::exporting
