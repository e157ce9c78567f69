// points explain TRANSFER: what was booked, why, and what became of it.
#include <utility>

#include "points/approval.hpp"
#include "points/debt.hpp"
#include "points/explain_parts.hpp"
#include "points/kind_words.hpp"
#include "points/last_day.hpp"
#include "report/report_table.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
namespace lib = yangxiao::points;

std::string party_text(const Explaining& to, const lib::Party& party) {
  switch (party.kind) {
    case lib::AccountKind::member:
      return party.member ? to.person(*party.member) : tr(N_("somebody who was erased"));
    case lib::AccountKind::issue:
      return party.name.starts_with("rule-")
                 ? said(N_("version {0} of the rules"), party.name.substr(5))
                 : tr(N_("the office, by hand"));
    case lib::AccountKind::pot:
      return said(N_("the pot {0}"), party.name);
    case lib::AccountKind::held:
      return tr(N_("what is reserved"));
    case lib::AccountKind::redeemed:
      return tr(N_("what was redeemed"));
    case lib::AccountKind::expired:
      return tr(N_("what had run out"));
    case lib::AccountKind::forfeit:
      return tr(N_("what was left behind"));
    case lib::AccountKind::unrecovered:
      if (lib::is_debt(party.kind, party.name)) return tr(N_("what the member owes"));
      return tr(N_("the office: not to be got back"));
  }
  return {};
}

class TransferPage {
 public:
  TransferPage(const Explaining& to, lib::Booking booking)
      : to_(to),
        booking_(std::move(booking)),
        group_(lib::bookings_of_group(to.session.reader(), booking_.transfer.first)) {}

  void write() {
    const lib::Transfer& transfer = booking_.transfer;
    const std::string number = std::to_string(transfer.number);
    to_.page.about(number, said(N_("transfer {0}: {1} points, {2}; booked {3} by {4}"), number,
                                transfer.amount, tr(words_for(transfer)),
                                to_.time(transfer.recorded_at), booking_.actor));
    to_.page.fact("accounts", {}, transfer.amount,
                  said(N_("from: {0}; to: {1}"), party_text(to_, booking_.from),
                       party_text(to_, booking_.to)));
    times();
    if (!booking_.note.empty()) {
      to_.page.fact("reason", {}, said(N_("because: {0}"), remark_at(to_.privacy, booking_.note)));
    }
    approved();
    related();
    points_taken();
    lot();
    if (transfer.subject && transfer.subject->kind == lib::SubjectKind::report) {
      const auto report = report::ReportReader(to_.session.reader()).at(transfer.subject->number);
      if (report) explain_report(to_, *report);
    }
    if (transfer.subject && transfer.subject->kind == lib::SubjectKind::activity) {
      explain_part(to_, transfer.subject->number);
    }
    if (transfer.subject && transfer.subject->kind == lib::SubjectKind::redemption) {
      const std::string voucher = to_.view.codes(*transfer.subject).voucher;
      to_.page.fact("voucher", voucher,
                    said(N_("it is for voucher {0}: yangxiao redeem show {0}"), voucher));
    }
    if (transfer.subject && transfer.subject->kind == lib::SubjectKind::bonus) {
      explain_bonus(to_, transfer.subject->number);
    }
    if (!transfer.subject) if_wrong();
  }

 private:
  void times() {
    const lib::Transfer& transfer = booking_.transfer;
    if (to_.day(transfer.happened_at) == to_.day(transfer.recorded_at)) return;
    to_.page.fact("happened", {}, said(N_("it happened {0}"), to_.time(transfer.happened_at)));
  }

  // Who asked for it, where another booked it; or that nobody did though it was more than one may.
  void approved() {
    for (const lib::Approval& one : lib::approvals(to_.session.reader())) {
      if (one.transfer == 0 || one.transfer != booking_.transfer.first) continue;
      to_.page.fact("approved", std::to_string(one.approval),
                    one.is_by_another()
                        ? said(N_("asked for by {0}, approved by {1} (number {2})"), one.asked_by,
                               one.decided_by, one.approval)
                        : said(N_("more than one person may book; nobody else approved it (number "
                                  "{0})"),
                               one.approval));
    }
  }

  // No report or service that somebody could object to: the office put it right by hand, and can
  // take it back.
  void if_wrong() {
    const lib::TransferKind kind = booking_.transfer.kind;
    const bool is_by_hand = kind == lib::TransferKind::award || kind == lib::TransferKind::adjust ||
                            kind == lib::TransferKind::opening;
    if (!is_by_hand || booking_.undone) return;
    to_.page.fact("if-wrong", {},
                  said(N_("if it is wrong the office takes it back: yangxiao points reverse {0} "
                          "--reason TEXT"),
                       booking_.transfer.number));
  }

  void related() {
    const lib::Transfer& transfer = booking_.transfer;
    if (transfer.reverses) {
      to_.page.fact(
          "reverses", std::to_string(*transfer.reverses),
          said(N_("it takes back transfer {0}: yangxiao points explain {0}"), *transfer.reverses));
      for (const lib::Booking& one : group_) {
        to_.page.step("found", "", one.transfer.amount, party_text(to_, one.from));
      }
    }
    if (booking_.undone) {
      to_.page.fact("taken-back", std::to_string(*booking_.undone),
                    said(N_("it was taken back by transfer {0}: yangxiao points explain {0}"),
                         *booking_.undone));
    }
  }

  void points_taken() {
    for (const lib::Allocation& one : booking_.taken) {
      const std::string lot = std::to_string(one.lot);
      to_.page.fact(
          "took", lot, one.amount,
          one.amount > 0
              ? said(N_("{0} of the points of transfer {1}: yangxiao points explain {1}"),
                     one.amount, lot)
              : said(N_("{0} given back to the points of transfer {1}"), -one.amount, lot));
    }
  }

  void lot() {
    if (!booking_.lot) return;
    const lib::OpenLot& lot = *booking_.lot;
    to_.page.fact("lot", std::to_string(lot.lot), lot.remaining,
                  left_text(to_, lot.expires_at, lot.remaining));
  }

  const Explaining& to_;
  lib::Booking booking_;
  std::vector<lib::Booking> group_;
};

}  // namespace

void explain_transfer(const Explaining& to, yangxiao::points::Booking booking) {
  TransferPage(to, std::move(booking)).write();
}

}  // namespace yangxiao::cmd::points
