// What workers lack: told in reports, and not found by those who came to a station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

struct NeedsQuery {
  std::vector<std::string> categories;  // words for those that tell of needs, with what is below
  std::optional<std::int64_t> station;
  std::optional<std::string> subdistrict;
  std::optional<Instant> since;  // reported, or came, from then on
  std::optional<Instant> until;  // and before
};

struct Need {
  std::string key;  // code of a facility or of a category, else words
  bool is_facility = false;
  bool is_category = false;  // it is what reports tell that name nothing
  std::int64_t reports = 0;  // that tell of it
  std::int64_t people = 0;   // who came to a station and did not find it
  // Of both by station; those of no station are 0.
  std::map<std::int64_t, std::int64_t> by_station;
  std::int64_t count() const { return reports + people; }
};

// The most wanted first, then by key. A report tells of each facility that its text names by any
// word of the list (of two characters at least; where none, of its category). Reports that were
// rejected, withdrawn, or tell again what another one tells do not count. Errors: config_value_bad
// (a word of `categories` that is none), subdistrict_missing (nothing is found there, and no
// station stands there). Cost: the reports of these categories, and the visits of that time.
Result<std::vector<Need>> needs(const store::Reader& book, Instant now, const NeedsQuery& query);

}  // namespace yangxiao::settle
