// Writes the header that pinyin.cpp looks readings up in. Arguments: Unihan_Readings.txt, OpenCC's
// TSCharacters as text, the header to write.
#include <algorithm>
#include <map>
#include <set>

#include "base/text/build_time/generator.hpp"

namespace yangxiao::text::build_time {
namespace {

constexpr char32_t first_character = 0x3400;  // Extension A, then what everybody writes
constexpr char32_t last_character = 0x9FFF;

using Syllables = std::set<std::string>;  // without tones, "v" for "ü"
using Readings = std::map<char32_t, Syllables>;

bool is_covered(char32_t value) { return value >= first_character && value <= last_character; }

// 0 for a mark of a tone; '?' for what no syllable holds.
char plain_letter(char32_t letter) {
  struct Toned {
    char plain;
    std::u32string_view letters;
  };
  constexpr Toned toned[] = {
      {'a', U"āáǎà"}, {'e', U"ēéěèêếề"}, {'i', U"īíǐì"},
      {'m', U"ḿ"},    {'n', U"ńňǹ"},     {'o', U"ōóǒò"},
      {'u', U"ūúǔù"}, {'v', U"üǖǘǚǜ"},   {'\0', U"\u0300\u0301\u0304\u030C"}};
  if (letter >= U'a' && letter <= U'z') return static_cast<char>(letter);
  for (const Toned& one : toned) {
    if (one.letters.find(letter) != std::u32string_view::npos) return one.plain;
  }
  return '?';
}

std::string without_tone(std::string_view reading) {
  std::string syllable;
  for (std::size_t at = 0; at < reading.size();) {
    const CodePoint point = code_point_at(reading, at);
    const char letter = plain_letter(point.value);
    if (point.length == 0 || letter == '?') return {};
    if (letter != '\0') syllable.push_back(letter);
    at += point.length;
  }
  return syllable;
}

// Takes "zhǎng", "xíng(2943) háng(218)" and "20811.060:háng,xìng" alike.
void add_readings(Readings& readings, const Fields& fields) {
  constexpr std::string_view wanted[] = {"kMandarin", "kHanyuPinyin", "kHanyuPinlu", "kXHC1983",
                                         "kTGHZ2013"};
  if (fields.size() < 3 || !fields[0].starts_with("U+")) return;
  if (std::find(std::begin(wanted), std::end(wanted), fields[1]) == std::end(wanted)) return;
  const char32_t character = parse_hex(fields[0].substr(2));
  for (const std::string_view word : split(fields[2], ' ')) {
    for (const std::string_view reading : split(word.substr(word.rfind(':') + 1), ',')) {
      const std::string syllable = without_tone(reading.substr(0, reading.find('(')));
      if (!syllable.empty()) readings[character].insert(syllable);
    }
  }
}

struct Table {
  std::vector<std::string> syllables;
  std::vector<std::size_t> set_of;                    // character - first_character -> set
  std::vector<std::vector<std::size_t>> sets = {{}};  // of numbers of syllables; the first is empty
};

Table make_table(const Readings& readings) {
  Syllables all;
  for (const auto& [character, syllables] : readings) {
    if (is_covered(character)) all.insert(syllables.begin(), syllables.end());
  }
  Table table;
  table.syllables.assign(all.begin(), all.end());
  table.set_of.resize(last_character - first_character + 1);
  std::map<std::vector<std::size_t>, std::size_t> known;
  for (const auto& [character, syllables] : readings) {
    if (!is_covered(character)) continue;
    std::vector<std::size_t> numbers;
    for (const std::string& syllable : syllables) {
      const auto place = std::lower_bound(table.syllables.begin(), table.syllables.end(), syllable);
      numbers.push_back(static_cast<std::size_t>(place - table.syllables.begin()));
    }
    const auto [set, is_new] = known.emplace(numbers, table.sets.size());
    if (is_new) table.sets.push_back(numbers);
    table.set_of[character - first_character] = set->second;
  }
  return table;
}

std::string show_table(const Table& table) {
  const auto show_number = [](std::size_t number) { return std::to_string(number); };
  const auto show_syllable = [](const std::string& letters) {
    return join({"{", std::to_string(letters.size()), ",\"", letters, "\"}"});
  };
  std::vector<std::size_t> members;
  const auto show_set = [&](const std::vector<std::size_t>& set) {
    unsigned initials = 0;
    for (const std::size_t member : set) initials |= 1U << (table.syllables[member][0] - 'a');
    const std::string start = std::to_string(members.size());
    members.insert(members.end(), set.begin(), set.end());
    return join({"{", std::to_string(initials), ",", start, ",", std::to_string(set.size()), "}"});
  };
  std::string out = "// Made by make_pinyin_table from Unihan's and OpenCC's data.\n#pragma once\n";
  out += "#include <cstdint>\nnamespace yangxiao::text::pinyin_table {\n";
  out += join(
      {"inline constexpr char32_t first_character = ", std::to_string(first_character), ";\n"});
  out += "struct Syllable { std::uint8_t length; char letters[7]; };\n";
  out += "struct Set { std::uint32_t initials; std::uint16_t start; std::uint16_t count; };\n";
  append_array(out, "Syllable", "syllables", table.syllables, show_syllable);
  append_array(out, "std::uint16_t", "set_of", table.set_of, show_number);
  append_array(out, "Set", "sets", table.sets, show_set);
  append_array(out, "std::uint16_t", "members", members, show_number);
  out += "}  // namespace yangxiao::text::pinyin_table\n";
  return out;
}

int run(const char* unihan, const char* opencc, const char* header) {
  Readings readings;
  bool ok = for_each_line(unihan, '\t', [&](const Fields& f) { add_readings(readings, f); });
  // Texts are folded before they are searched, and a merged character is read like each of those
  // that it stands for: 干 also as 乾, "qian".
  ok = ok && for_each_line(opencc, '\t', [&](const Fields& fields) {
         const Simplification found = simplification(fields);
         const auto traditional = readings.find(found.traditional);
         if (traditional == readings.end() || found.traditional == found.simplified) return;
         const Syllables syllables = traditional->second;
         readings[found.simplified].insert(syllables.begin(), syllables.end());
       });
  const Table table = make_table(readings);
  const bool fits = std::all_of(table.syllables.begin(), table.syllables.end(),
                                [](const std::string& syllable) { return syllable.size() <= 6; });
  if (!ok || !fits || table.syllables.size() < 400 || table.sets.size() < 2000) {
    std::fprintf(stderr, "make_pinyin_table: %s or %s is not what it should be\n", unihan, opencc);
    return 1;
  }
  if (write_whole(header, show_table(table))) return 0;
  std::perror(header);
  return 1;
}

}  // namespace
}  // namespace yangxiao::text::build_time

int main(int count, char** words) {
  if (count != 4) return 2;
  return yangxiao::text::build_time::run(words[1], words[2], words[3]);
}
