#include "base/text/pinyin.hpp"

#include <iterator>

#include "base/text/code_point.hpp"
#include "base/text/pinyin_table.hpp"

namespace yangxiao::text {
namespace {

constexpr std::string_view u_umlaut = "ü";
constexpr char32_t u_umlaut_value = U'ü';

bool is_letter(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_passed_over(char byte) { return byte == ' ' || byte == '\''; }

// The number of a set of readings; 0 is the empty one.
std::size_t readings_of(char32_t character) {
  const char32_t place = character - pinyin_table::first_character;
  if (character < pinyin_table::first_character) return 0;
  return place < std::size(pinyin_table::set_of) ? pinyin_table::set_of[place] : 0;
}

}  // namespace

bool looks_like_pinyin(std::string_view folded_query) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < folded_query.size(); ++at) {
    const bool is_umlaut = folded_query.substr(at, u_umlaut.size()) == u_umlaut;
    if (is_umlaut) at += u_umlaut.size() - 1;
    if (is_umlaut || is_letter(folded_query[at])) {
      ++letters;
    } else if (!is_passed_over(folded_query[at])) {
      return false;
    }
  }
  return letters >= 2;
}

PinyinQuery::PinyinQuery(std::string_view folded_query) {
  constexpr std::size_t most_places = 128;
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded_query.size() && count < most_places; ++at) {
    char byte = folded_query[at];
    if (is_passed_over(byte)) continue;
    if (folded_query.substr(at, u_umlaut.size()) == u_umlaut) {
      byte = 'v';
      at += u_umlaut.size() - 1;
    }
    if (count == 0 && is_letter(byte)) initials_ = std::uint32_t{1} << (byte - 'a');
    if (static_cast<unsigned char>(byte) >= 0x80) has_other_bytes_ = true;
    end_ = Places{1} << count++;
    places_of_[static_cast<unsigned char>(byte)] |= end_;
  }
  syllables_.resize(std::size(pinyin_table::syllables));
  for (std::size_t number = 0; number < syllables_.size(); ++number) learn_syllable(number);
}

PinyinQuery::Places PinyinQuery::letter_places(char letter) const {
  const Places places = places_of_[static_cast<unsigned char>(letter)];
  return letter == 'v' ? places | places_of_['u'] : places;
}

void PinyinQuery::learn_syllable(std::size_t number) {
  const pinyin_table::Syllable& spelled = pinyin_table::syllables[number];
  Syllable& syllable = syllables_[number];
  syllable.length = spelled.length;
  syllable.letter = static_cast<std::uint8_t>(spelled.letters[0]);
  syllable.whole = ~Places{0};
  for (unsigned k = 0; k < spelled.length; ++k) {
    syllable.whole &= letter_places(spelled.letters[k]) >> k;
    syllable.end_of_query |= syllable.whole & (end_ >> k);
    if (k == 1 && spelled.letters[1] == 'h') syllable.initial = syllable.whole;
  }
}

PinyinQuery::Step PinyinQuery::step_over_readings(std::size_t set, Places reached) const {
  const pinyin_table::Set& readings = pinyin_table::sets[set];
  Step result;
  for (std::size_t k = 0; k < readings.count; ++k) {
    const Syllable& syllable = syllables_[pinyin_table::members[readings.start + k]];
    if ((reached & syllable.end_of_query) != 0) result.complete = true;
    result.reached |= (reached & syllable.whole) << syllable.length;
    result.reached |= (reached & places_of_[syllable.letter]) << 1;
    result.reached |= (reached & syllable.initial) << 2;
  }
  return result;
}

PinyinQuery::Step PinyinQuery::step_over_letter(Places letter, Places reached) const {
  const Places matched = reached & letter;
  return {matched << 1, (matched & end_) != 0, 1};
}

void PinyinQuery::step_over_bytes(std::string_view character, Places reached, Step& result) const {
  for (const char byte : character.substr(0, character.size() - 1)) {
    reached = (reached & places_of_[static_cast<unsigned char>(byte)]) << 1;
  }
  const Step last =
      step_over_letter(places_of_[static_cast<unsigned char>(character.back())], reached);
  result.reached |= last.reached;
  result.complete |= last.complete;
}

PinyinQuery::Step PinyinQuery::step(std::string_view text, std::size_t at, Places reached) const {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (is_passed_over(text[at])) return {reached, false, 1};
  if (byte < 0x80) return step_over_letter(places_of_[byte], reached);
  Step result;
  const CodePoint point = code_point_at(text, at);
  if (point.value == u_umlaut_value) {
    result = step_over_letter(letter_places('v'), reached);
  } else {
    result = step_over_readings(readings_of(point.value), reached);
  }
  result.length = point.length == 0 ? 1 : point.length;
  if (has_other_bytes_) step_over_bytes(text.substr(at, result.length), reached, result);
  return result;
}

std::size_t PinyinQuery::next_beginning(std::string_view text, std::size_t at) const {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if ((places_of_[byte] & 1) != 0) return at;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    const std::uint32_t initials = pinyin_table::sets[readings_of(point.value)].initials;
    if ((initials & initials_) != 0 || has_other_bytes_ || point.value == u_umlaut_value) return at;
    at += point.length == 0 ? 1 : point.length;
  }
  return text.size();
}

// Tries all beginnings in one pass, which is quick but does not tell which one it was.
bool PinyinQuery::rejects(std::string_view text, std::size_t from) const {
  Places reached = 0;
  for (std::size_t at = from; at < text.size();) {
    if (reached == 0) at = next_beginning(text, at);
    if (at == text.size()) return true;
    const Step next = step(text, at, reached | 1);
    if (next.complete) return false;
    reached = next.reached & ~Places{1};
    at += next.length;
  }
  return true;
}

bool PinyinQuery::matches_at(std::string_view text, std::size_t at) const {
  Places reached = 1;
  while (at < text.size() && reached != 0) {
    const Step next = step(text, at, reached);
    if (next.complete) return true;
    reached = next.reached;
    at += next.length;
  }
  return false;
}

std::size_t PinyinQuery::find_in(std::string_view text, std::size_t from) const {
  if (end_ == 0 || rejects(text, from)) return std::string_view::npos;
  for (std::size_t at = next_beginning(text, from); at < text.size();) {
    if (matches_at(text, at)) return at;
    const CodePoint point = code_point_at(text, at);
    at = next_beginning(text, at + (point.length == 0 ? 1 : point.length));
  }
  return std::string_view::npos;
}

}  // namespace yangxiao::text
