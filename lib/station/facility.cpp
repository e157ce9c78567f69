#include "station/facility.hpp"

#include <algorithm>
#include <cctype>

#include "base/text/code_point.hpp"
#include "base/text/fold.hpp"
#include "base/text/nearest_word.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kInsertFacility = R"sql(
  INSERT INTO facility (facility, code, name_en, name_zh, mark) VALUES (?1, ?2, ?3, ?4, ?5))sql";
constexpr const char* kInsertAlias = R"sql(
  INSERT INTO facility_alias (word, facility, mark) VALUES (?1, ?2, ?3)
  ON CONFLICT (word) DO NOTHING)sql";
constexpr const char* kFacilities = R"sql(
  SELECT facility, code, name_en, name_zh FROM facility ORDER BY facility)sql";
constexpr const char* kAliases = R"sql(SELECT word, facility FROM facility_alias ORDER BY word)sql";
constexpr const char* kStates = R"sql(
  SELECT facility, broken_since, note, checked_at, checked_by
  FROM facility_state WHERE station = ?1 ORDER BY facility)sql";
constexpr const char* kSaveState = R"sql(
  INSERT INTO facility_state
    (station, facility, broken_since, note, checked_at, checked_by, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (station, facility) DO UPDATE SET
    broken_since = excluded.broken_since, note = excluded.note, checked_at = excluded.checked_at,
    checked_by = excluded.checked_by, mark = excluded.mark)sql";

}  // namespace

void seed_facilities(store::Writer& book, std::span<const FacilityConfig> seeds) {
  SQLite::Statement insert(book.database(), kInsertFacility);
  SQLite::Statement alias(book.database(), kInsertAlias);
  int number = 0;
  for (const FacilityConfig& seed : seeds) {
    insert.reset();
    insert.bind(1, number);
    insert.bind(2, seed.code);
    insert.bind(3, seed.name_en);
    insert.bind(4, seed.name_zh);
    insert.bind(5, book.mark());
    insert.exec();
    std::vector<std::string> words = seed.aliases;
    words.insert(words.end(), {seed.code, seed.name_en, seed.name_zh});
    for (const std::string& word : words) {
      alias.reset();
      alias.bind(1, text::fold(word));
      alias.bind(2, number);
      alias.bind(3, book.mark());
      alias.exec();
    }
    ++number;
  }
}

FacilityList FacilityList::read(const store::Reader& book) {
  FacilityList list;
  SQLite::Statement facilities(book.database(), kFacilities);
  while (facilities.executeStep()) {
    list.facilities_.push_back(
        {facilities.getColumn(0).getInt(), facilities.getColumn(1).getString(),
         facilities.getColumn(2).getString(), facilities.getColumn(3).getString()});
  }
  return list;
}

FacilityWords FacilityWords::read(const store::Reader& book) {
  FacilityWords words;
  words.list_ = FacilityList::read(book);
  SQLite::Statement aliases(book.database(), kAliases);
  while (aliases.executeStep()) {
    words.aliases_.push_back({aliases.getColumn(0).getString(), aliases.getColumn(1).getInt()});
  }
  return words;
}

std::optional<int> FacilityWords::find(std::string_view word) const {
  const std::string folded = text::fold(word);
  const auto found = std::lower_bound(
      aliases_.begin(), aliases_.end(), folded,
      [](const Alias& alias, const std::string& wanted) { return alias.word < wanted; });
  if (found == aliases_.end() || found->word != folded) return std::nullopt;
  return found->facility;
}

FacilitySet FacilityWords::named_in(std::string_view text) const {
  const std::string folded = text::fold(text);
  const auto is_latin = [&](std::size_t at) {
    return at < folded.size() && std::isalnum(static_cast<unsigned char>(folded[at])) != 0;
  };
  FacilitySet named = 0;
  for (const Alias& alias : aliases_) {
    const std::size_t length = alias.word.size();
    if (text::code_point_at(alias.word, 0).length >= length) continue;
    for (std::size_t at = folded.find(alias.word); at != std::string::npos;
         at = folded.find(alias.word, at + 1)) {
      const bool begins = !is_latin(at) || at == 0 || !is_latin(at - 1);
      const bool ends = !is_latin(at + length - 1) || !is_latin(at + length);
      if (begins && ends) named |= FacilitySet{1} << static_cast<unsigned>(alias.facility);
    }
  }
  return named;
}

std::string FacilityWords::nearest(std::string_view word) const {
  std::vector<std::string_view> known;
  for (const Facility& facility : list_.all()) {
    known.insert(known.end(), {facility.code, facility.name_en, facility.name_zh});
  }
  for (const Alias& alias : aliases_) known.push_back(alias.word);
  const auto found = text::nearest_word(word, known);
  return found ? std::string(known[*found]) : std::string();
}

std::vector<std::string_view> FacilityList::codes(FacilitySet set) const& {
  std::vector<std::string_view> codes;
  for (const Facility& facility : facilities_) {
    if ((set >> static_cast<unsigned>(facility.number) & 1U) != 0) codes.push_back(facility.code);
  }
  return codes;
}

Error FacilityWords::unknown(std::string_view word) const {
  std::string english;
  std::string chinese;
  for (const Facility& facility : list_.all()) {
    english += (english.empty() ? "" : ", ") + facility.name_en;
    chinese += (chinese.empty() ? "" : "、") + facility.name_zh;
  }
  return {Problem::facility_unknown, {std::string(word), nearest(word), english, chinese}, {}};
}

Result<FacilitySet> FacilityWords::parse(std::span<const std::string> words) const {
  FacilitySet set = 0;
  for (const std::string& word : words) {
    const auto number = find(word);
    if (!number) return unknown(word);
    set |= FacilitySet{1} << static_cast<unsigned>(*number);
  }
  return set;
}

std::vector<FacilityState> facility_states(const store::Reader& book, std::int64_t station) {
  std::vector<FacilityState> states;
  SQLite::Statement query(book.database(), kStates);
  query.bind(1, station);
  while (query.executeStep()) {
    FacilityState state;
    state.facility = query.getColumn(0).getInt();
    state.broken_since = store::read_time(query, 1);
    state.note = query.getColumn(2).getString();
    state.checked_at = Instant{query.getColumn(3).getInt64()};
    state.checked_by = query.getColumn(4).getString();
    states.push_back(std::move(state));
  }
  return states;
}

void save_facility_state(store::Writer& book, std::int64_t station, const FacilityState& state) {
  SQLite::Statement save(book.database(), kSaveState);
  save.bind(1, station);
  save.bind(2, state.facility);
  if (state.broken_since) save.bind(3, state.broken_since->seconds);
  if (!state.note.empty()) save.bind(4, state.note);
  save.bind(5, state.checked_at.seconds);
  save.bind(6, state.checked_by);
  save.bind(7, book.mark());
  save.exec();
}

}  // namespace yangxiao::station
