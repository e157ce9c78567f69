// The facilities of the book: a list with aliases in both languages, and whether each works.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/config.hpp"
#include "station/station.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

struct Facility {
  int number = 0;  // the bit in a FacilitySet, 0..61
  std::string code;
  std::string name_en;
  std::string name_zh;
};

void seed_facilities(store::Writer& book, std::span<const FacilityConfig> seeds);

// The list, read once: what it takes to show facilities.
class FacilityList {
 public:
  static FacilityList read(const store::Reader& book);

  // Both look into the list, which has to live as long: none is given of one that is about to go.
  std::span<const Facility> all() const& { return facilities_; }
  std::span<const Facility> all() && = delete;
  std::vector<std::string_view> codes(FacilitySet set) const&;  // in the order of the list
  std::vector<std::string_view> codes(FacilitySet set) && = delete;

 private:
  std::vector<Facility> facilities_;  // by number
};

// The list with every word by which a facility is known: what it takes to understand one. Words are
// matched folded: full-width, traditional and upper case are one.
class FacilityWords {
 public:
  static FacilityWords read(const store::Reader& book);

  const FacilityList& list() const { return list_; }
  std::optional<int> find(std::string_view word) const;  // code, name or alias -> number
  std::string nearest(std::string_view word) const;      // the nearest known word, or empty
  // Those of which a text has a word of two characters at least; one of Latin letters stands alone.
  FacilitySet named_in(std::string_view text) const;
  // facility_unknown, with the known ones in both languages.
  Error unknown(std::string_view word) const;
  // The facilities that the words name, or facility_unknown for the first that names none.
  Result<FacilitySet> parse(std::span<const std::string> words) const;

 private:
  struct Alias {
    std::string word;
    int facility;
  };
  FacilityList list_;
  std::vector<Alias> aliases_;  // sorted by word
};

struct FacilityState {
  int facility = 0;
  std::optional<Instant> broken_since;  // none: it works
  std::string note;
  Instant checked_at;
  std::string checked_by;
};

std::vector<FacilityState> facility_states(const store::Reader& book, std::int64_t station);
void save_facility_state(store::Writer& book, std::int64_t station, const FacilityState& state);

}  // namespace yangxiao::station
