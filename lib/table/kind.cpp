#include "table/kind.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text/ascii_case.hpp"

namespace yangxiao::table {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 7> kKinds = {{{"csv", Kind::csv},
                                                                      {"tsv", Kind::tsv},
                                                                      {"ndjson", Kind::ndjson},
                                                                      {"json", Kind::json},
                                                                      {"geojson", Kind::geojson},
                                                                      {"xlsx", Kind::xlsx},
                                                                      {"xml", Kind::xml}}};

constexpr std::array<std::pair<std::string_view, Encoding>, 17> kEncodings = {
    {{"utf-8", Encoding::utf8},
     {"gb18030", Encoding::gb18030},
     {"utf-16le", Encoding::utf16le},
     {"utf-16be", Encoding::utf16be},
     {"iso-8859-1", Encoding::latin1},
     {"latin1", Encoding::latin1},
     {"us-ascii", Encoding::utf8},
     {"utf8", Encoding::utf8},
     {"gbk", Encoding::gb18030},
     {"gb2312", Encoding::gb18030},
     {"cp936", Encoding::gb18030},
     {"ansi", Encoding::gb18030},
     {"gb-18030", Encoding::gb18030},
     {"utf16le", Encoding::utf16le},
     {"utf-16", Encoding::utf16le},
     {"utf16be", Encoding::utf16be},
     {"unicode", Encoding::utf16le}}};

std::string_view without_bom_and_space(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

// What begins a text of UTF-16 with a mark, a byte a character: enough to tell what it is.
std::string begin_of_text(std::string_view head) {
  std::string begin(head);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    begin.erase(0, 2);
    std::erase(begin, '\0');
  }
  return begin;
}

bool is_markup_table(std::string_view text) {
  const std::string begin = text::ascii_lowered(text.substr(0, 512));
  if (begin.starts_with("<?xml")) return begin.find("workbook") != std::string::npos;
  return begin.starts_with("<!doctype html") || begin.starts_with("<html") ||
         begin.starts_with("<table") || begin.starts_with("<meta");
}

// Files that are surely no table: PDF, pictures, compressed files, programs.
bool is_foreign(std::string_view head) {
  static constexpr std::array<std::string_view, 9> kMagic = {"%PDF",
                                                             "\x89PNG",
                                                             "\xFF\xD8\xFF",
                                                             "\x1F\x8B",
                                                             "BZh",
                                                             "\xFD"
                                                             "7zXZ",
                                                             "Rar!",
                                                             "7z\xBC\xAF",
                                                             "\x7F"
                                                             "ELF"};
  return std::any_of(kMagic.begin(), kMagic.end(),
                     [&](std::string_view magic) { return head.starts_with(magic); }) ||
         head.starts_with("SQLite format 3");
}

// Old Excel and encrypted workbooks both stand in a compound file (MS-CFB); the second names a
// stream EncryptedPackage in UTF-16.
Problem compound_file(std::string_view head) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) {
    name.push_back(c);
    name.push_back('\0');
  }
  return head.find(name) != std::string_view::npos ? Problem::input_encrypted
                                                   : Problem::input_old_excel;
}

Kind json_kind(std::string_view text) {
  if (text.starts_with('[')) return Kind::json;
  if (text.find("\"FeatureCollection\"") != std::string_view::npos) return Kind::geojson;
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  const std::size_t last = line.find_last_not_of(" \t\r");
  const std::string_view rest =
      end == std::string_view::npos ? std::string_view() : without_bom_and_space(text.substr(end));
  const bool whole_line = last != std::string_view::npos && line[last] == '}';
  return whole_line && (rest.empty() || rest.front() == '{') ? Kind::ndjson : Kind::json;
}

Kind kind_found(std::string_view whole) {
  if (whole.starts_with("PK\x03\x04")) return Kind::xlsx;
  const std::string head = begin_of_text(whole);
  const std::string_view text = without_bom_and_space(head);
  if (text.starts_with('{') || text.starts_with('[')) return json_kind(text);
  if (text.starts_with('<')) return Kind::xml;
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.find('\t') != std::string_view::npos && first.find(',') == std::string_view::npos
             ? Kind::tsv
             : Kind::csv;
}

bool is_json(Kind kind) {
  return kind == Kind::json || kind == Kind::ndjson || kind == Kind::geojson;
}

}  // namespace

Result<Kind> kind_of(std::string_view head, std::optional<Kind> wanted, const std::string& file) {
  const Place place{file, 0, 0, {}};
  if (head.empty()) return Error{Problem::input_empty, {}, place};
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return Error{compound_file(head), {}, place};
  }
  if (is_markup_table(without_bom_and_space(head))) {
    return Error{Problem::input_html_excel, {}, place};
  }
  if (is_foreign(head)) return Error{Problem::input_kind_unknown, {}, place};
  const Kind found = kind_found(head);
  if (!wanted) return found;
  const bool differs = (*wanted == Kind::xlsx) != (found == Kind::xlsx) ||
                       (*wanted == Kind::xml) != (found == Kind::xml) ||
                       (is_json(*wanted) && !is_json(found));
  if (differs) {
    return Error{Problem::input_kind_differs,
                 {std::string(name_of(*wanted)), std::string(name_of(found))},
                 place};
  }
  return *wanted;
}

std::optional<Kind> kind_named(std::string_view word) {
  for (const auto& [name, kind] : kKinds) {
    if (word == name) return kind;
  }
  return std::nullopt;
}

std::string_view name_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)].first; }

std::string xml_encoding(std::string_view head) {
  const std::string text = begin_of_text(head);
  const std::string_view begin = without_bom_and_space(text);
  if (!begin.starts_with("<?xml")) return {};
  const std::string_view said = begin.substr(0, begin.find("?>"));
  const std::size_t at = said.find("encoding");
  const std::size_t open = at == std::string_view::npos ? at : said.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = said.find(said[open], open + 1);
  return std::string(said.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1));
}

std::optional<Encoding> encoding_named(std::string_view word) {
  const std::string lower = text::ascii_lowered(word);
  for (const auto& [name, encoding] : kEncodings) {
    if (lower == name) return encoding;
  }
  return std::nullopt;
}

std::string_view name_of(Encoding encoding) {
  return kEncodings[static_cast<std::size_t>(encoding)].first;
}

}  // namespace yangxiao::table
