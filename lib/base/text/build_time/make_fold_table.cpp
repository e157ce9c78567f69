// Writes the header that fold.cpp looks characters up in: what each code point beyond ASCII folds
// to. Arguments: UnicodeData.txt, OpenCC's TSCharacters as text, the header to write.
#include <array>
#include <cstdint>
#include <map>

#include "base/text/build_time/generator.hpp"

namespace yangxiao::text::build_time {
namespace {

using Folds = std::map<char32_t, char32_t>;

constexpr unsigned page_bits = 6;
constexpr std::size_t page_size = std::size_t{1} << page_bits;

void add_unicode_fold(Folds& folds, const Fields& fields) {
  constexpr std::size_t category = 2, decomposition = 5, lower_case = 13;
  constexpr std::string_view wide = "<wide> ";
  if (fields.size() <= lower_case) return;
  const char32_t from = parse_hex(fields[0]);
  const bool is_space = fields[category].starts_with('Z') || from == 0x85;
  char32_t to = parse_hex(fields[lower_case]);
  if (is_space) to = U' ';
  if (!is_space && fields[decomposition].starts_with(wide)) {
    to = parse_hex(fields[decomposition].substr(wide.size()));
  }
  if (to != 0 && to != from) folds[from] = to;
}

// Follows 'Ａ' over 'A' to 'a', so that folding twice changes nothing more. 0 where it never ends.
char32_t end_of_chain(const Folds& folds, char32_t from) {
  for (std::size_t steps = 0; steps < 8; ++steps) {
    const auto next = folds.find(from);
    if (next == folds.end()) return from;
    from = next->second;
  }
  return 0;
}

std::string show_replacement(char32_t value) {
  std::string utf8;
  append_utf8(utf8, value);
  std::string out = join({"{", std::to_string(utf8.size()), ",{"});
  for (std::size_t k = 0; k < 4; ++k) {
    const unsigned byte = k < utf8.size() ? static_cast<unsigned char>(utf8[k]) : 0;
    out += join({k > 0 ? "," : "", "char(", std::to_string(byte), ")"});
  }
  out += "}}";
  return out;
}

struct Tables {
  std::vector<std::size_t> page_of;    // code point / page size -> page
  std::vector<std::size_t> entry_of;   // page, place in it -> replacement
  std::vector<char32_t> replacements;  // the first stands for "unchanged"
};

Tables make_tables(const Folds& folds) {
  Tables tables{{}, std::vector<std::size_t>(page_size), {U'\0'}};
  std::map<char32_t, std::size_t> known;
  for (const auto& [from, to] : folds) {
    const std::size_t page = from >> page_bits;
    if (page >= tables.page_of.size()) tables.page_of.resize(page + 1);
    if (tables.page_of[page] == 0) {
      tables.page_of[page] = tables.entry_of.size() / page_size;
      tables.entry_of.resize(tables.entry_of.size() + page_size);
    }
    const auto [entry, is_new] = known.emplace(to, tables.replacements.size());
    if (is_new) tables.replacements.push_back(to);
    tables.entry_of[tables.page_of[page] * page_size + from % page_size] = entry->second;
  }
  return tables;
}

std::string show_tables(const Tables& tables) {
  const auto show_number = [](std::size_t number) { return std::to_string(number); };
  std::string out = "// Made by make_fold_table from Unicode's and OpenCC's data.\n#pragma once\n";
  out += "#include <cstdint>\nnamespace yangxiao::text::fold_table {\n";
  out += join({"inline constexpr unsigned page_bits = ", std::to_string(page_bits), ";\n"});
  out += "struct Replacement { std::uint8_t length; char bytes[4]; };\n";
  append_array(out, "std::uint16_t", "page_of", tables.page_of, show_number);
  append_array(out, "std::uint16_t", "entry_of", tables.entry_of, show_number);
  append_array(out, "Replacement", "replacements", tables.replacements, show_replacement);
  out += "}  // namespace yangxiao::text::fold_table\n";
  return out;
}

int run(const char* unicode_data, const char* opencc, const char* header) {
  Folds direct;
  bool ok = for_each_line(unicode_data, ';', [&](const Fields& f) { add_unicode_fold(direct, f); });
  std::size_t simplified_count = 0;
  ok = ok && for_each_line(opencc, '\t', [&](const Fields& fields) {
         const Simplification found = simplification(fields);
         if (found.traditional == found.simplified) return;
         direct[found.traditional] = found.simplified;
         ++simplified_count;
       });
  if (!ok || simplified_count < 2000) {
    std::fprintf(stderr, "make_fold_table: %s or %s is not what it should be\n", unicode_data,
                 opencc);
    return 1;
  }
  Folds folds;
  for (const auto& [from, to] : direct) {
    const char32_t end = end_of_chain(direct, to);
    if (from >= 0x80 && end != 0) folds[from] = end;
  }
  if (write_whole(header, show_tables(make_tables(folds)))) return 0;
  std::perror(header);
  return 1;
}

}  // namespace
}  // namespace yangxiao::text::build_time

int main(int count, char** words) {
  if (count != 4) return 2;
  return yangxiao::text::build_time::run(words[1], words[2], words[3]);
}
