// From a row of a place's list to the voucher for which something was handed out there, and when.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "redeem/redemption.hpp"
#include "redeem/voucher_key.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::redeem {

// The list of one place, told to be complete from one moment until another.
struct PlaceList {
  Place place;
  std::optional<Instant> since;  // nothing: the morning of its first day
  std::optional<Instant> until;  // nothing: the last time in it
  std::vector<PublicKey> keys;   // of the book
  bool takes_astray = false;     // vouchers of other places, too
};

struct HandedOutRow {
  Redemption redemption;
  RedemptionStep how;  // when, how it was shown, and what was written beside it
};

class HandedOutRowReader {
 public:
  // `book`, `list` and `zone` outlive it.
  HandedOutRowReader(std::string file, const store::Writer& book, const PlaceList& list,
                     const calendar::Zone& zone);

  static bool knows(std::string_view header);

  // Gives the headers that mean nothing here. Errors: header_duplicate, column_needed.
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // A time without a day is of the day until when the list tells. Errors: value_missing, those of
  // redemption_shown, voucher_elsewhere, date_bad, time_ahead, handed_out_early,
  // handed_out_late, those of table::clean_text.
  Result<HandedOutRow> read(const table::Record& record);

 private:
  Result<Redemption> voucher(const table::Record& record) const;
  Result<Instant> time(const table::Record& record, const Redemption& redemption) const;

  const store::Writer& book_;
  const PlaceList& list_;
  const calendar::Zone& zone_;
  table::NamedColumns columns_;
};

}  // namespace yangxiao::redeem
