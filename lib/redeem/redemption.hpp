// A redemption: what a member reserved, and what became of it. Its code stands on the voucher.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "redeem/place.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// `awaited` is never booked: open, valid no longer, and perhaps handed out without the book, which
// the list of its place will say.
enum class State : std::uint8_t { open, collected, cancelled, lapsed, returned, awaited };
inline constexpr std::size_t kStates = 6;
std::string_view name_of(State state);
std::optional<State> state_named(std::string_view word);

// Of a voucher's code, beside the check character.
inline constexpr std::size_t kCodeDigits = 7;
// For so long after its end a voucher that may have been handed out without the book is kept, when
// no list of its place comes in.
inline constexpr std::int64_t kAwaitedSeconds = 3 * 86'400;

struct Redemption {
  std::int64_t id = 0;  // the row's number: what the transfers of points name
  std::string code;
  std::int64_t item = 0;
  std::int64_t quantity = 0;
  std::int64_t price = 0;              // points for one, when it was reserved
  std::optional<std::int64_t> member;  // the row; nothing: free, and nobody asked who it was
  Place place;
  Instant reserved_at;
  Instant valid_until;   // from then on it cannot be collected, booked or not
  Instant kept_until;    // from then on what is held for it may go: it has lapsed
  bool offline = false;  // it may be handed out where the book is not at hand
  std::string actor;
  State state = State::open;  // as booked

  std::int64_t points() const { return price * quantity; }
};

// What a step of a voucher is called in the book.
// `again`: handed out though it was not to be collected any more.
enum class StepKind : std::uint8_t { collect, cancel, lapse, give_back, print, again };
std::string_view name_of(StepKind kind);
std::optional<StepKind> step_named(std::string_view word);
// The state to which a step leads; nothing: it stays as it was.
std::optional<State> state_after(StepKind step);
// How it was shown that the voucher is theirs.
enum class Proof : std::uint8_t { code, qr, phone };
std::string_view name_of(Proof proof);
std::optional<Proof> proof_named(std::string_view word);
// Whose wish, or whose fault.
enum class Cause : std::uint8_t { member, office };
std::string_view name_of(Cause cause);

struct RedemptionStep {
  Instant at;
  std::string actor;
  StepKind kind = StepKind::collect;
  std::optional<Proof> proof;        // of a collect
  std::optional<Cause> cause;        // of a cancel
  std::optional<std::int64_t> list;  // the import of a place's list that told it
  std::string note;
};

// The code as it is written: read as people type it. Errors: voucher_misread, voucher_missing.
Result<Redemption> redemption_with_code(const store::Reader& book, std::string_view text);
// By its number; nothing: there is none.
std::optional<Redemption> redemption_at(const store::Reader& book, std::int64_t redemption);
// The state by the clock: what is open and valid no longer has lapsed, or is awaited.
State state_at(const Redemption& redemption, Instant when);
// The oldest first.
std::vector<RedemptionStep> steps_of(const store::Reader& book, std::int64_t redemption);
// The columns that read_step() takes, in its order.
#define STEP_COLUMNS "at, actor, kind, proof, cause, batch, note "
RedemptionStep read_step(SQLite::Statement& row);
// When it came to the state that it has: of the last step that leads to one.
std::optional<Instant> settled_at(const store::Reader& book, std::int64_t redemption);

// Adds an open redemption, and gives it its number and a code that no other has.
void add_redemption(store::Writer& book, Random& random, Redemption& redemption);
// Keeps a step, and the state to which it leads, if it leads to one.
void keep_step(store::Writer& book, const Redemption& redemption, const RedemptionStep& step);

// What is open and has lapsed by the clock, the earliest first.
std::vector<Redemption> lapsed_at(const store::Reader& book, Instant when);
// The same of one item at one place, or, where a member is given, of that person. Cost: all that
// has lapsed and is not booked.
std::vector<Redemption> lapsed_of(const store::Reader& book, Instant when, std::int64_t item,
                                  const Place& place, const std::optional<std::int64_t>& member);
// What is open of one item at one place, the newest first.
std::vector<Redemption> open_at(const store::Reader& book, std::int64_t item, const Place& place);
// What is open of one person, who may be several rows, the oldest first.
std::vector<Redemption> open_of(const store::Reader& book, std::int64_t member);
struct RedemptionFilter {
  std::optional<std::int64_t> member;  // one person, who may be several rows
  std::optional<std::int64_t> item;
  std::optional<Place> place;
  std::optional<State> state;    // by the clock
  std::optional<Instant> since;  // reserved from then on
  std::optional<Instant> until;  // and before
};
// Whether a redemption is one of those that a filter names.
class WantedRedemptions {
 public:
  // The filter outlives it.
  WantedRedemptions(const store::Reader& book, const RedemptionFilter& filter, Instant when);
  bool has(const Redemption& redemption) const;
  // Of the one person that is named; empty: of all.
  const std::vector<std::int64_t>& rows() const { return rows_; }

 private:
  const RedemptionFilter& filter_;
  Instant when_;
  std::vector<std::int64_t> rows_;
};
// The newest first. Of one person the index finds theirs; else all are read.
Status each_redemption(const store::Reader& book, const RedemptionFilter& filter, Instant when,
                       const std::function<Status(const Redemption&)>& take);

// How many of an item one person has reserved from a moment on, but for what was cancelled or
// returned.
std::int64_t reserved_since(const store::Reader& book, std::int64_t member, std::int64_t item,
                            Instant since);

}  // namespace yangxiao::redeem
