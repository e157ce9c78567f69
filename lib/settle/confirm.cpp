#include "settle/confirm.hpp"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "activity/participation.hpp"
#include "settle/objection.hpp"
#include "settle/payment.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kSetOutcome = R"sql(
  UPDATE settlement_line SET outcome = ?3, mark = ?4 WHERE settlement = ?1 AND line = ?2)sql";
constexpr const char* kConfirm = R"sql(
  UPDATE settlement SET confirmed_at = ?2, confirmed_by = ?3, first = ?4, mark = ?5
  WHERE settlement = ?1)sql";

// Pays the lines of one list.
class Confirmer {
 public:
  Confirmer(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
            Settlement settlement)
      : book_(book),
        ledger_(ledger),
        zone_(zone),
        payment_(book, ledger, zone),
        parts_(book),
        set_outcome_(book.database(), kSetOutcome) {
    done_.settlement = std::move(settlement);
  }

  Result<Confirmed> run() {
    const std::int64_t number = done_.settlement.settlement;
    const std::vector<Line> reckoned = draft(book_, zone_, {{}, number});
    std::unordered_map<std::int64_t, const Line*> by_due;
    for (const Line& line : reckoned) by_due.emplace(line.due, &line);
    const std::unordered_set<std::int64_t> objected = lines_objected_to(book_, number);
    std::vector<Line> paid;
    for (const PostedLine& posted : lines_of(book_, number)) {
      const auto found = by_due.find(posted.due);
      LineOutcome outcome = LineOutcome::paid;
      if (found == by_due.end()) {
        outcome = why_gone(posted);
      } else if (found->second->worth.points != posted.points) {
        outcome = LineOutcome::changed;
      } else if (objected.contains(posted.line)) {
        outcome = LineOutcome::objected;
      } else {
        paid.push_back(*found->second);
      }
      keep_outcome(posted.line, outcome);
    }
    const auto booked = payment_.pay(paid, number);
    if (!booked) return booked.error();
    done_.lines = static_cast<std::int64_t>(paid.size());
    done_.points = booked->points;
    done_.members = booked->members;
    done_.first = booked->first;
    close();
    return done_;
  }

 private:
  LineOutcome why_gone(const PostedLine& posted) {
    if (posted.subject.kind != points::SubjectKind::activity) return LineOutcome::gone;
    const auto part = parts_.judged_at(posted.subject.number);
    const bool is_waiting = part && activity::waits(part->standing);
    return is_waiting ? LineOutcome::undecided : LineOutcome::gone;
  }

  void keep_outcome(std::int64_t line, LineOutcome outcome) {
    set_outcome_.reset();
    set_outcome_.bind(1, done_.settlement.settlement);
    set_outcome_.bind(2, line);
    set_outcome_.bind(3, static_cast<std::int64_t>(outcome));
    set_outcome_.bind(4, book_.mark());
    set_outcome_.exec();
    if (outcome != LineOutcome::paid) ++done_.left_out;
  }

  void close() {
    Settlement& settlement = done_.settlement;
    settlement.confirmed_at = book_.now();
    settlement.confirmed_by = book_.actor();
    SQLite::Statement confirm(book_.database(), kConfirm);
    confirm.bind(1, settlement.settlement);
    confirm.bind(2, settlement.confirmed_at->seconds);
    confirm.bind(3, settlement.confirmed_by);
    using Number = std::optional<std::int64_t>;
    store::bind_optional(confirm, 4, done_.first != 0 ? Number(done_.first) : Number());
    confirm.bind(5, book_.mark());
    confirm.exec();
  }

  store::Writer& book_;
  points::Ledger& ledger_;
  const calendar::Zone& zone_;
  Payment payment_;
  activity::ParticipationReader parts_;
  SQLite::Statement set_outcome_;
  Confirmed done_;
};

}  // namespace

Result<Confirmed> confirm(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          std::int64_t settlement) {
  const auto list = settlement_numbered(book, settlement);
  const std::string number = std::to_string(settlement);
  if (!list) return Error{Problem::settlement_missing, {number}, {}};
  if (list->confirmed_at) {
    return Error{
        Problem::settlement_confirmed, {number, std::to_string(list->confirmed_at->seconds)}, {}};
  }
  if (book.now() < list->objections_until) {
    return Error{
        Problem::objections_open, {number, std::to_string(list->objections_until.seconds)}, {}};
  }
  return Confirmer(book, ledger, zone, *list).run();
}

}  // namespace yangxiao::settle
