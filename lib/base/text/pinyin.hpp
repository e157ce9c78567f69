// Finds Chinese text by the Latin letters that one types for it. Nothing is stored: every reading
// of every character counts, so 银行 is found by yinhang and by yinxing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yangxiao::text {

// Whether a folded query may be meant as pinyin: only the letters a to z and ü, spaces and
// apostrophes, two letters at least.
bool looks_like_pinyin(std::string_view folded_query);

// Letters that match a run of characters: each Chinese character takes a syllable of its own
// ("long"), its first letter ("l") or, where there is one, zh, ch or sh; the last one may be typed
// in part ("longya" for 龙阳). ü is typed ü, v or u. Any other character, and a Chinese one in the
// query too, matches itself.
class PinyinQuery {
 public:
  // Spaces and apostrophes do not count. Of a very long query the first 128 letters do.
  explicit PinyinQuery(std::string_view folded_query);

  // Where the first match begins, counted in bytes, or npos. `text` is folded, and at `from` a
  // character begins; spaces and apostrophes inside a match are passed over.
  std::size_t find_in(std::string_view text, std::size_t from = 0) const;

 private:
  // A bit for each place in the query. All ways of reading a text are followed at once, so that
  // no text and no query can make the search slow.
  __extension__ using Places = unsigned __int128;

  struct Syllable {
    Places whole = 0;         // where it is typed in full
    Places end_of_query = 0;  // from where the rest of the query is a beginning of it
    Places initial = 0;       // where its zh, ch or sh is typed
    std::uint8_t length = 0;
    std::uint8_t letter = 0;  // the first
  };
  struct Step {
    Places reached = 0;      // after the character
    bool complete = false;   // the query has come to its end
    std::size_t length = 0;  // of the character
  };

  Step step(std::string_view text, std::size_t at, Places reached) const;
  Step step_over_readings(std::size_t set, Places reached) const;
  Step step_over_letter(Places letter, Places reached) const;
  void step_over_bytes(std::string_view character, Places reached, Step& result) const;
  Places letter_places(char letter) const;
  void learn_syllable(std::size_t number);
  std::size_t next_beginning(std::string_view text, std::size_t at) const;
  bool rejects(std::string_view text, std::size_t from) const;
  bool matches_at(std::string_view text, std::size_t at) const;

  std::array<Places, 256> places_of_{};  // of each byte in the query
  std::vector<Syllable> syllables_;
  Places end_ = 0;                // the last place
  std::uint32_t initials_ = 0;    // the first letter of the query, as a bit
  bool has_other_bytes_ = false;  // than ASCII
};

}  // namespace yangxiao::text
