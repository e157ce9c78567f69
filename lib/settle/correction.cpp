#include "settle/correction.hpp"

#include <span>
#include <vector>

#include "activity/participation.hpp"
#include "member/erased.hpp"
#include "member/history.hpp"
#include "report/evidence.hpp"
#include "report/report_table.hpp"
#include "report/reporters.hpp"
#include "settle/bonus.hpp"
#include "settle/payment.hpp"
#include "settle/taking_back.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kSettledDue = R"sql(
  SELECT due FROM due
  WHERE (report = ?1 OR participation = ?2 OR bonus = ?3) AND settled_at IS NOT NULL
    AND cancelled_at IS NULL
  ORDER BY due DESC LIMIT 1)sql";
constexpr const char* kEarner = R"sql(SELECT member FROM due WHERE due = ?1)sql";
constexpr const char* kSetEarner = R"sql(
  UPDATE due SET member = ?2, mark = ?3 WHERE due = ?1)sql";

std::optional<std::int64_t> earner_of_report(const store::Reader& book, const calendar::Zone& zone,
                                             std::int64_t report) {
  const auto found = report::ReportReader(book).at(report);
  if (!found || report::is_turned_down(found->state)) return std::nullopt;
  if (!report::evidence_for(book, *found)) return std::nullopt;
  return report::Reporters(book, zone, 0).earner(found->member, found->filed_at);
}

std::optional<std::int64_t> earner_of_part(const store::Reader& book, std::int64_t number) {
  activity::ParticipationReader reader(book);
  const auto part = reader.judged_at(number);
  if (!part || part->standing != activity::Standing::counts) return std::nullopt;
  return reader.head_of(part->participation.member);
}

// By the report or the part, or where it is not due any more, nobody.
std::optional<std::int64_t> earner_of(const store::Reader& book, const calendar::Zone& zone,
                                      const points::Subject& subject) {
  switch (subject.kind) {
    case points::SubjectKind::report:
      return earner_of_report(book, zone, subject.number);
    case points::SubjectKind::activity:
      return earner_of_part(book, subject.number);
    case points::SubjectKind::bonus:
    case points::SubjectKind::redemption:
      break;
  }
  const auto due = settled_due(book, subject);
  const auto line = BonusReckoner(book, zone).of_due(*due);
  return line ? std::optional(line->member) : std::nullopt;
}

class Correction {
 public:
  Correction(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
             const Correcting& asked, std::int64_t due)
      : book_(book),
        ledger_(ledger),
        zone_(zone),
        asked_(asked),
        due_(due),
        earnings_(earnings_of(book, due)) {}

  Result<Corrected> run() {
    const std::int64_t before = member_of_due();
    const auto earner = earner_of(book_, zone_, asked_.subject);
    // Who was erased has nothing that could be put right; another's claim is another matter.
    const bool is_erased = member::erased_members(book_).contains(before);
    if (is_erased && (!earner || *earner == before)) return done_;
    if (!earner) {
      take_back_down_to(0);
    } else if (*earner == before) {
      set_right();
    } else {
      give_to(*earner);
    }
    if (failed_) return *failed_;
    return done_;
  }

 private:
  std::int64_t member_of_due() const {
    SQLite::Statement query(book_.database(), kEarner);
    query.bind(1, due_);
    query.executeStep();
    return member::head_of(book_, query.getColumn(0).getInt64());
  }

  // The whole of what others were paid goes to whom the report is from.
  void give_to(std::int64_t earner) {
    SQLite::Statement set(book_.database(), kSetEarner);
    set.bind(1, due_);
    set.bind(2, earner);
    set.bind(3, book_.mark());
    set.exec();
    pay(reckon_one(book_, zone_, due_), std::nullopt);
    take_back_down_to(0);
  }

  void set_right() {
    Line line = reckon_one(book_, zone_, due_);
    const std::int64_t paid = standing();
    line.worth = worth_within(line.worth, paid_so_far(earnings_).room);
    const std::int64_t worth = line.worth.points;
    if (worth > paid) {
      line.worth.points = worth - paid;
      pay(line, std::nullopt);
    } else if (worth < paid) {
      worth > 0 ? pay_anew(line, worth) : settle_for_nothing(line);
      take_back_down_to(worth);
    }
  }

  std::int64_t standing() const { return paid_so_far(earnings_).points; }

  // Of what is taken back as a whole, what is to stay: it lasts as long as what it is in place of.
  void pay_anew(Line line, std::int64_t worth) {
    std::int64_t kept = standing();
    for (auto one = earnings_.rbegin(); one != earnings_.rend() && kept > worth; ++one) {
      const std::int64_t points = one->points - one->taken_back;
      if (points == 0) continue;
      kept -= points;
      if (kept >= worth) continue;
      line.worth.points = worth - kept;
      pay(line, points::end_of_lot(book_, one->transfer));
    }
  }

  // How it was reckoned is kept all the same.
  void settle_for_nothing(Line line) {
    line.worth.points = 0;
    pay(line, std::nullopt);
  }

  // From what was paid last on.
  void take_back_down_to(std::int64_t worth) {
    std::int64_t kept = standing();
    for (auto one = earnings_.rbegin(); one != earnings_.rend() && kept > worth; ++one) {
      const std::int64_t points = one->points - one->taken_back;
      if (points == 0 || failed_) continue;
      kept -= points;
      const auto reversed = settle::take_back(book_, ledger_, one->transfer, asked_.reason);
      if (!reversed) {
        failed_ = reversed.error();
        return;
      }
      done_.taken_back += points;
      done_.unrecovered += reversed->unrecovered;
      booked(reversed->transfer);
    }
  }

  void pay(const Line& line, const std::optional<Instant>& lasts_until) {
    const auto paid =
        Payment(book_, ledger_, zone_).pay(std::span(&line, 1), asked_.settlement, lasts_until);
    if (!paid) {
      failed_ = paid.error();
      return;
    }
    done_.paid += paid->points;
    if (paid->first != 0) booked(paid->first);
  }

  void booked(std::int64_t transfer) {
    if (done_.transfer == 0) done_.transfer = transfer;
  }

  store::Writer& book_;
  points::Ledger& ledger_;
  const calendar::Zone& zone_;
  const Correcting& asked_;
  std::int64_t due_;
  std::vector<Earning> earnings_;  // before the correction
  Corrected done_;
  std::optional<Error> failed_;
};

}  // namespace

std::optional<std::int64_t> settled_due(const store::Reader& book, const points::Subject& subject) {
  SQLite::Statement query(book.database(), kSettledDue);
  bind_subject(query, 1, subject);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

Result<Corrected> correct(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          const Correcting& asked) {
  return Correction(book, ledger, zone, asked, *settled_due(book, asked.subject)).run();
}

}  // namespace yangxiao::settle
