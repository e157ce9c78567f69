// Fills a book that has members with transfers, through the library: awards with and without a last
// day, holds that are taken, given back or stay open, lots that run out and are booked, and some at
// the end that have run out and are not booked yet.
//
//   make_ledger BOOK TRANSFERS MEMBERS
//
// From 2016 on, a transaction a day. The same arguments make the same transfers.
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "points/expiry.hpp"
#include "points/ledger.hpp"
#include "store/book.hpp"

using namespace yangxiao;

namespace {

constexpr std::int64_t kBegin = 1'451'577'600;  // 2016-01-01 00:00 in Shanghai
constexpr std::int64_t kEnd = 1'795'449'600;    // 2026-11-24
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kDays = (kEnd - kBegin) / kDay;

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

class Maker {
 public:
  Maker(std::string path, std::int64_t transfers, std::int64_t members)
      : path_(std::move(path)), transfers_(transfers), members_(members) {}

  void run() {
    for (std::int64_t day = 0; day < kDays; ++day) {
      const std::int64_t until = transfers_ * (day + 1) / kDays;
      if (until > made_) make_day(kBegin + day * kDay, until);
    }
  }

 private:
  struct Hold {
    std::int64_t number;
    std::int64_t member;
    std::int64_t amount;
  };

  void make_day(std::int64_t begin, std::int64_t until) {
    store::WriteRequest request;
    request.actor = "maker";
    request.clock = Clock(Instant{begin});
    auto book = store::open_writer(path_, request);
    if (!book) fail("the book cannot be opened");
    auto ledger = points::Ledger::open(*book, random_, 0);
    if (!ledger) fail("the ledger cannot be opened");
    // What ran out is booked once a month, and not in the last.
    if (begin / kDay % 30 == 0 && begin + 40 * kDay < kEnd) {
      const Status lapsed = points::book_lapses(*book, *ledger, [this](const points::Lapse&) {
        ++made_;
        return Status();
      });
      if (!lapsed) fail("what ran out cannot be booked");
    }
    for (std::int64_t group = 0; made_ < until; ++group) post_one(*ledger, begin, group);
    if (!book->commit()) fail("the book cannot be written");
  }

  void post_one(points::Ledger& ledger, std::int64_t begin, std::int64_t group) {
    const std::int64_t choice = below(10);
    if (choice < 7 || begin == kBegin) {
      award(ledger, begin, 1 + group % 4);
    } else if (choice < 8) {
      hold(ledger, begin);
    } else {
      end_hold(ledger, begin, choice == 8);
    }
  }

  points::Posting award_to(points::Ledger& ledger, std::int64_t begin, std::int64_t member) {
    points::Posting posting;
    posting.debit = ledger.named(points::AccountKind::issue, "office");
    posting.credit = ledger.of_member(member);
    posting.amount = 10 + below(30);
    posting.happened_at = Instant{begin};
    if (below(3) != 0) posting.expires_at = Instant{begin + (30 + below(700)) * kDay};
    return posting;
  }

  void award(points::Ledger& ledger, std::int64_t begin, std::int64_t count) {
    std::vector<points::Posting> postings;
    for (std::int64_t i = 0; i < count; ++i) {
      postings.push_back(award_to(ledger, begin, 1 + below(members_)));
    }
    if (!ledger.post(postings)) fail("an award cannot be booked");
    made_ += count;
  }

  // Of what they are given just before.
  void hold(points::Ledger& ledger, std::int64_t begin) {
    const std::int64_t member = 1 + below(members_);
    const points::Posting given = award_to(ledger, begin, member);
    if (!ledger.post(std::span(&given, 1))) fail("an award cannot be booked");
    ++made_;
    points::Posting posting;
    posting.debit = ledger.of_member(member);
    posting.credit = ledger.named(points::AccountKind::held, "held");
    posting.amount = 1 + below(10);
    posting.kind = points::TransferKind::hold;
    posting.happened_at = Instant{begin};
    const auto booked = ledger.post(std::span(&posting, 1));
    if (!booked) fail("a hold cannot be booked");
    holds_.push_back({*booked, member, posting.amount});
    ++made_;
  }

  void end_hold(points::Ledger& ledger, std::int64_t begin, bool takes) {
    if (holds_.size() < 100) return;
    const std::size_t at =
        static_cast<std::size_t>(below(static_cast<std::int64_t>(holds_.size())));
    std::swap(holds_[at], holds_.back());
    const Hold hold = holds_.back();
    holds_.pop_back();
    points::Posting posting;
    posting.debit = ledger.named(points::AccountKind::held, "held");
    posting.credit = takes ? ledger.named(points::AccountKind::redeemed, "redeemed")
                           : ledger.of_member(hold.member);
    posting.amount = hold.amount;
    posting.kind = takes ? points::TransferKind::take : points::TransferKind::give_back;
    posting.resolves = hold.number;
    posting.happened_at = Instant{begin};
    if (!ledger.post(std::span(&posting, 1))) fail("a hold cannot be ended");
    ++made_;
  }

  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(dice_() % static_cast<std::uint64_t>(bound));
  }

  std::string path_;
  std::int64_t transfers_;
  std::int64_t members_;
  std::int64_t made_ = 0;
  std::mt19937_64 dice_{20261124};
  Random random_{7};
  std::vector<Hold> holds_;
};

}  // namespace

int main(int, char** argv) {
  Maker(argv[1], std::atoll(argv[2]), std::atoll(argv[3])).run();
  return 0;
}
