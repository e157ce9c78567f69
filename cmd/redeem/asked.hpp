// What several verbs of redeem are asked: where, how many, until when, by which rules of the
// office.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/reference.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "redeem/item.hpp"
#include "redeem/place.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

inline constexpr cli::Text opt_item{"item", 0, "ITEM", N_("what it is: the code of an item")};
inline constexpr cli::Text opt_of_donor{"donor", 0, "DONOR", N_("only what this donor gave")};
inline constexpr cli::Text opt_station{"station", 0, "CODE", N_("at this station"),
                                       cli::Form::station};
inline constexpr cli::Text opt_partner{"partner", 0, "CODE",
                                       N_("at the counter of this partner, in place of a station")};
inline constexpr cli::Text opt_quantity{"qty", 0, "N", N_("how many")};
// Where one is meant when nothing is said.
inline constexpr cli::Text opt_quantity_or_one{"qty", 0, "N", N_("how many (default 1)")};
inline constexpr cli::Number opt_lot{"lot", 0, "LOT", N_("of this lot (else what expires first)")};
inline constexpr cli::Text opt_expires{
    "expires", 0, "DAY|TIME", N_("good until the end of this day, or until this time; or never"),
    cli::Form::text};

// The row of what an option names in a list; where it was not given, `row` stays as it is. Errors:
// those of References::find.
Status take_reference(yangxiao::catalogue::References& references, std::string_view table,
                      const cli::Arguments& arguments, const cli::Text& option,
                      std::optional<std::int64_t>& row);

// Gives rows on, no more than --limit says.
template <typename Row>
std::function<Status(const Row&)> limited(const cli::Session& session,
                                          std::function<Status(const Row&)> take) {
  const std::uint64_t most = session.arguments()[cli::opt_limit].value_or(UINT64_MAX);
  return [take = std::move(take), left = most](const Row& row) mutable {
    if (left == 0) return Status();
    --left;
    return take(row);
  };
}

// Where; nothing: nothing was said. Errors: station_missing, entry_missing.
Result<std::optional<lib::Place>> place_if_said(const cli::Session& session);
// The same where check_place() has found that it is said.
Result<lib::Place> place_of(const cli::Session& session);

// That a place is said once, or, if need be, not at all. Errors: place_missing.
Status check_place(const cli::Arguments& arguments, bool is_needed);

// A whole number from `least`. Errors: option_value_bad.
Status check_quantity(const std::optional<std::string>& text, const std::string& what,
                      std::int64_t least = 1);
std::int64_t quantity_of(const cli::Arguments& arguments, const cli::Text& option = opt_quantity);

// Until when something is good; nothing: for ever. Errors: option_value_bad.
Result<std::optional<Instant>> end_of(const cli::Session& session, const std::string& text);

lib::Terms terms_of(const cli::Session& session, const store::Reader& book);
inline lib::Terms terms_of(const cli::Session& session) {
  return terms_of(session, session.reader());
}

// "HY001 晴川驿站", as people read it.
std::string place_shown(const store::Reader& book, const lib::Place& place);
// "WC 热午餐".
std::string item_shown(const lib::Item& item);
// Until when something is good, in the zone of the book: the last day of it, or a day with a time;
// "-" for what never ends.
std::string end_shown(const cli::Session& session, Instant end);
// donation_lapsed as people read it: until when it was good.
Error as_read(const cli::Session& session, Error error);
// The same of a time as an outcome keeps it.
std::string end_shown(const cli::Session& session, const std::string& rfc3339);
// A day and a minute in the zone of the book.
std::string moment_shown(const cli::Session& session, Instant moment);

}  // namespace yangxiao::cmd::redeem
