#include "redeem/hours.hpp"

#include "calendar/opening_hours.hpp"
#include "catalogue/entry_table.hpp"

namespace yangxiao::redeem {

Status check_hours(const catalogue::Entry& entry, std::size_t field) {
  const std::string& hours = catalogue::text_of(entry, field);
  const auto understood = calendar::parse_hours(hours).understanding();
  if (understood != calendar::Understanding::broken) return {};
  return Error{Problem::hours_bad, {"hours"}, {}};
}

}  // namespace yangxiao::redeem
