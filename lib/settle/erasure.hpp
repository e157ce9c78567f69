// Somebody asks to be forgotten: everything goes by which the book knows who they are, and the
// ledger still adds up, since it names nobody.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.hpp"
#include "redeem/terms.hpp"
#include "settle/follow.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct Erased {
  std::string code;              // that they had
  std::int64_t number = 0;       // by which the erasure is kept
  std::int64_t transfer = 0;     // the first that was booked; 0: there was nothing to book
  std::int64_t forfeited = 0;    // points that they had left
  std::int64_t written_off = 0;  // points that they owed
  std::int64_t dues = 0;         // that were not paid yet, and lapse
  std::int64_t reports = 0;      // that stay, of nobody
  // What else the book has under a phone or name of theirs, and keeps: "donor HU", "station HY012".
  std::vector<std::string> left;
};

// What goes: name, phones, place, employer, team and whatever else their rows say, under every code
// of theirs; what the rows said before; what people wrote beside their points; whose an account of
// points was; what they objected and asked for, and the keys of such requests; phone and name of
// theirs in the texts of their reports, as they were written down. What stays: reports, service,
// dues, transfers and lines of lists, of a row without a name; the log of who looked at them, which
// is beside the book; rows of others that have their phone or name are named (`left`); what others
// wrote of them elsewhere is not looked for.
//
// What is left of their points is booked to `forfeit`, what they owe to the office's loss; what
// waits for another person's approval is refused. The WAL is emptied with the commit. Errors:
// entry_missing, member_merged, erased_redeems, erased_holds, erased_objects, those of the ledger.
// Cost: the events of all reports, and all former rows, once.
Result<Erased> erase(store::Writer& book, const OpenLedger& open, const std::string& code);

// The same in an older state of a book, of somebody who was erased later: open vouchers are
// cancelled and open objections dismissed first, where they would refuse it. Errors: entry_missing,
// member_merged, those of the ledger.
Result<Erased> erase_again(store::Writer& book, const OpenLedger& open, const redeem::Terms& terms,
                           const std::string& code);

// A report that is kept as one of whom was erased.
struct ErasedReport {
  std::int64_t report = 0;
  Instant filed_at;
};
// How many of these reports say who told them, in a state of a book where that is no member.
std::size_t contacts_left(const store::Reader& book, std::span<const ErasedReport> reports);
// What they say of that goes, as where somebody is erased. How many there were.
std::size_t forget_contacts(store::Writer& book, std::span<const ErasedReport> reports);

}  // namespace yangxiao::settle
