// From a row of a station's visitors' book to a visit.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "redeem/visit/visit.hpp"
#include "station/facility.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::redeem {

class VisitRowReader {
 public:
  // All of them outlive it. What comes after `now` has not happened.
  VisitRowReader(std::string file, const store::Reader& book, catalogue::References& references,
                 const calendar::Zone& zone, Instant now);

  static bool knows(std::string_view header);
  // Gives the headers that mean nothing here. Errors: header_duplicate, column_needed (no station,
  // neither a time nor a day).
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // Errors, with their place: value_missing, reference_unknown, reference_ambiguous, date_bad,
  // time_ahead, number_range, people_of_member, gift_bad, those of lacked_in and
  // table::clean_text.
  Result<Visit> read(const table::Record& record);
  // Whether the last row had a name that is no member's: most who come are none. It is not kept.
  bool names_nobody() const { return names_nobody_; }

 private:
  Status read_time(const table::Record& record, Visit& visit) const;
  Status read_people(const table::Record& record, Visit& visit);
  Status read_what(const table::Record& record, Visit& visit);

  catalogue::References& references_;
  station::FacilityWords facilities_;
  const calendar::Zone& zone_;
  Instant now_;
  table::NamedColumns columns_;
  bool names_nobody_ = false;
};

}  // namespace yangxiao::redeem
