// points explain MEMBER: what a balance is made of, and what waits to be paid.
#include <map>

#include "member/history.hpp"
#include "points/approval.hpp"
#include "points/balance.hpp"
#include "points/booking.hpp"
#include "points/explain_parts.hpp"
#include "points/kind_words.hpp"
#include "points/last_day.hpp"
#include "points/statement.hpp"
#include "redeem/freed_points.hpp"
#include "settle/draft.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
namespace lib = yangxiao::points;

class MemberPage {
 public:
  MemberPage(const Explaining& to, const yangxiao::catalogue::Entry& member)
      : to_(to),
        book_(to.session.reader()),
        member_(member::head_of(book_, member.id)),
        code_(to.view.person(member_).code) {}

  void write() {
    const Instant now = to_.session.clock().now();
    lib::MemberBalance balance = lib::balance_of(book_, member_, code_, now);
    // What vouchers hold that have lapsed by the clock can be spent.
    const auto freed = yangxiao::redeem::freed_points(book_, now);
    if (const auto found = freed.find(code_); found != freed.end()) {
      balance.spendable += found->second;
    }
    to_.page.about(code_,
                   said(N_("{0}: balance {1}, held {2}, can be spent now {3}"), to_.person(member_),
                        balance.balance, balance.held, balance.spendable));
    came_and_went(balance.balance);
    if (balance.owed > 0) {
      to_.page.fact("owed", {}, balance.owed,
                    said(N_("owes {0} points for a report that was false: half of what comes goes "
                            "there"),
                         balance.owed));
    }
    open_lots();
    waiting();
    requests();
    to_.page.fact(
        "how", {},
        tr(N_("why each: yangxiao points explain REPORT, yangxiao points explain TRANSFER")));
    to_.page.fact(
        "how-to-object", {},
        said(N_("to object: {0}"),
             "yangxiao points object LIST:LINE|REPORT|ACTIVITY --by " + code_ + " --note TEXT"));
  }

 private:
  struct Sum {
    std::int64_t points = 0;
    const char* words = "";
  };

  // By what it was for, in the order of the kinds.
  void came_and_went(std::int64_t balance) {
    // A team's bonus is one of the kind of what is for reports.
    std::map<std::pair<lib::TransferKind, bool>, Sum> sums;
    for (const lib::StatementLine& line : lib::statement_of(book_, member_, {}).lines) {
      const auto& subject = line.transfer.subject;
      const bool is_bonus = subject && subject->kind == lib::SubjectKind::bonus;
      Sum& sum = sums[{line.transfer.kind, is_bonus}];
      sum.points += line.points;
      sum.words = is_bonus ? words_for(line.transfer) : words_for(line.transfer.kind);
    }
    for (const auto& [kind, sum] : sums) {
      to_.page.step(lib::name_of(kind.first), sum.points < 0 ? "-" : "+", std::abs(sum.points),
                    tr(sum.words));
    }
    if (!sums.empty()) to_.page.step("balance", "=", balance, tr(N_("balance")));
  }

  void open_lots() {
    const auto account = lib::account_of_member(book_, member_);
    if (!account) return;
    for (const lib::OpenLot& lot : lib::OpenLots(book_).of(account->account)) {
      const auto booking = lib::booking_at(book_, lot.lot);
      std::string text = said(N_("{0} of {1} left: transfer {2}, {3}"), lot.remaining,
                              booking->transfer.amount, lot.lot, tr(words_for(booking->transfer)));
      const auto& subject = booking->transfer.subject;
      if (subject) {
        text += " " + to_.view.codes(*subject).any();
      }
      if (lot.expires_at != lib::kNever) {
        text += said(N_(", until {0}"), last_day(to_.session, lot.expires_at));
      }
      to_.page.fact("lot", std::to_string(lot.lot), lot.remaining, std::move(text));
    }
  }

  // What somebody asked to book by hand, and another has not approved yet.
  void requests() {
    for (const lib::Approval& one : lib::approvals(book_)) {
      if (one.decided_at || one.asked.what.member != code_) continue;
      to_.page.fact("request", std::to_string(one.approval), one.asked.what.points,
                    said(N_("request {0}: {1} points wait for another person to approve them"),
                         one.approval, one.asked.what.points));
    }
  }

  void waiting() {
    std::int64_t dues = 0;
    std::int64_t points = 0;
    const auto add = [&](const settle::Which& which) {
      for (const settle::Line& line : settle::draft(book_, to_.session.zone(), which)) {
        if (line.member != member_) continue;
        ++dues;
        points += line.worth.points;
      }
    };
    for (const settle::Settlement& list : settle::settlements(book_)) {
      if (!list.confirmed_at) add({{}, list.settlement});
    }
    add({lib::kNever, {}});
    if (dues == 0) return;
    to_.page.fact("waits", {}, points,
                  said(N_("what waits to be paid: {0}, worth {1} points by what is known now"),
                       dues, points));
  }

  const Explaining& to_;
  const store::Reader& book_;
  std::int64_t member_;
  std::string code_;
};

}  // namespace

void explain_member(const Explaining& to, const yangxiao::catalogue::Entry& member) {
  MemberPage(to, member).write();
}

}  // namespace yangxiao::cmd::points
