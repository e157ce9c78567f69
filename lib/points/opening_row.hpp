// From a row of a file to what a member brings along from another book: so many points, and until
// when.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::points {

struct OpeningRow {
  std::int64_t member = 0;            // the row of the list of members
  std::int64_t points = 0;            // 0: they bring nothing
  std::optional<Instant> expires_at;  // nothing: they do not run out
  std::string note;
  std::uint64_t line = 0;
};

class OpeningRowReader {
 public:
  OpeningRowReader(std::string file, catalogue::References& references, const calendar::Zone& zone);

  static bool knows(std::string_view header);

  // Gives the headers that mean nothing here. Errors: header_duplicate, column_missing (neither a
  // code nor a name of the member, or no points).
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // Errors: value_missing, reference_unknown, reference_ambiguous, number_range, date_bad, those of
  // table::clean_text.
  Result<OpeningRow> read(const table::Record& record);

 private:
  Result<std::optional<Instant>> end_of(std::string_view text, const std::string& column) const;

  catalogue::References& references_;
  const calendar::Zone& zone_;
  table::NamedColumns columns_;
};

}  // namespace yangxiao::points
