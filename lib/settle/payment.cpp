#include "settle/payment.hpp"

#include <unordered_set>

#include "calendar/civil.hpp"
#include "points/debt.hpp"
#include "points/head.hpp"

namespace yangxiao::settle {

Payment::Payment(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone)
    : book_(book), ledger_(ledger), zone_(zone), versions_(book), earnings_(book) {}

Result<Paid> Payment::pay(std::span<const Line> lines,
                          const std::optional<std::int64_t>& settlement,
                          const std::optional<Instant>& lasts_until) {
  std::vector<points::Posting> postings;
  std::unordered_set<std::int64_t> members;
  points::Repayments repayments(book_, ledger_);
  Paid paid;
  for (const Line& line : lines) {
    if (line.worth.points == 0) continue;
    auto posting = posting_of(line);
    if (!posting) return posting.error();
    if (lasts_until) {
      posting->expires_at =
          *lasts_until == points::kNever ? std::nullopt : std::optional(*lasts_until);
    }
    repayments.got(posting->credit, posting->amount);
    postings.push_back(*posting);
    members.insert(line.member);
    paid.points += line.worth.points;
  }
  for (points::Posting& one : repayments.postings()) postings.push_back(std::move(one));
  paid.members = static_cast<std::int64_t>(members.size());
  if (!postings.empty()) {
    const auto first = ledger_.post(postings);
    if (!first) return first.error();
    paid.first = *first;
  }
  const std::int64_t last_link = points::head_of(book_).count;
  std::int64_t transfer = paid.first;
  for (const Line& line : lines) {
    const bool is_paid = line.worth.points != 0;
    earnings_.add(line, is_paid ? std::optional(transfer) : std::nullopt, settlement, last_link);
    if (is_paid) ++transfer;
  }
  earnings_.settle();
  return paid;
}

Result<points::Posting> Payment::posting_of(const Line& line) {
  const auto expires_at = end_of_lot(line.rule);
  if (!expires_at) return expires_at.error();
  points::Posting posting;
  posting.debit = issue_of(line.rule);
  posting.credit = account_of(line.member);
  posting.amount = line.worth.points;
  const bool is_service = line.subject.kind == points::SubjectKind::activity;
  posting.kind = is_service ? points::TransferKind::activity : points::TransferKind::earning;
  posting.subject = line.subject;
  posting.expires_at = *expires_at;
  posting.happened_at = book_.now();
  posting.rule = line.rule;
  return posting;
}

Result<std::optional<Instant>> Payment::end_of_lot(std::int64_t rule) {
  const auto known = ends_.find(rule);
  if (known != ends_.end()) return known->second;
  const auto last = points::last_day_of(versions_.numbered(rule)->rules,
                                        calendar::local_of(book_.now(), zone_).day);
  std::optional<Instant> end;
  if (last) {
    const auto found = calendar::start_of_day(calendar::days_since_epoch(*last) + 1, zone_);
    if (!found) return found.error();
    end = *found;
  }
  return ends_.emplace(rule, end).first->second;
}

std::int64_t Payment::issue_of(std::int64_t rule) {
  const auto [found, is_new] = issues_.try_emplace(rule, 0);
  if (is_new) {
    found->second = ledger_.named(points::AccountKind::issue, "rule-" + std::to_string(rule));
  }
  return found->second;
}

std::int64_t Payment::account_of(std::int64_t member) {
  const auto [found, is_new] = accounts_.try_emplace(member, 0);
  if (is_new) found->second = ledger_.of_member(member);
  return found->second;
}

}  // namespace yangxiao::settle
