// From a row of a list of donations to what was given, where it lies, and until when it is good.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "redeem/donation.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::redeem {

// The moment until which something is good that has a day, of which it is good still, or a time
// beside it. Errors: date_bad, with the column as its argument.
Result<Instant> end_in(std::string_view text, std::string_view column, const calendar::Zone& zone);

// Whether it is what people write of a thing that keeps for ever.
bool never_ends(std::string_view text);

// The other way round: 2026-12-31 for the end of that day, else 2026-12-01 14:30.
std::string end_text(Instant end, const calendar::Zone& zone);

class DonationRowReader {
 public:
  DonationRowReader(std::string file, catalogue::References& references,
                    const calendar::Zone& zone);

  static bool knows(std::string_view header);

  // Gives the headers that mean nothing here. Errors: header_duplicate, column_missing.
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // Errors: value_missing, reference_unknown, reference_ambiguous, number_range, date_bad, those of
  // table::clean_text.
  Result<Donation> read(const table::Record& record);

 private:
  Status take_place(const table::Record& record, Donation& row);
  Status take_times(const table::Record& record, Donation& row);
  Result<std::int64_t> reference(const table::Record& record, std::size_t column,
                                 std::string_view list);

  catalogue::References& references_;
  const calendar::Zone& zone_;
  table::NamedColumns columns_;
};

}  // namespace yangxiao::redeem
