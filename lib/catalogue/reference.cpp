#include "catalogue/reference.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "base/text/joined.hpp"
#include "base/text/nearest_word.hpp"
#include "catalogue/entry_table.hpp"

namespace yangxiao::catalogue {

namespace {

// The lists whose entries have other words than code and name.
constexpr std::array<std::string_view, 3> kWithAliases = {"agency", "channel", "category"};

std::string select_named(std::string_view name) {
  const bool has_more =
      std::find(kWithAliases.begin(), kWithAliases.end(), name) != kWithAliases.end();
  return fmt::format("SELECT {0}, code, name, {1}, {2} FROM {0}", name,
                     has_more ? "name_en, aliases" : "NULL, NULL",
                     name == "member" ? "member IN (SELECT member FROM erasure)" : "0");
}

}  // namespace

void References::Table::call(std::string_view word, std::int64_t id) {
  if (word.empty()) return;
  const auto [same, is_first] = by_name.emplace(text::fold(word), id);
  if (!is_first && same->second != id) same->second = 0;
}

const References::Table& References::table(std::string_view name) {
  if (const auto known = tables_.find(name); known != tables_.end()) return known->second;
  Table& table = tables_[std::string(name)];
  SQLite::Statement query(book_.database(), select_named(name));
  while (query.executeStep()) {
    const std::int64_t id = query.getColumn(0).getInt64();
    Named named{query.getColumn(1).getString(), query.getColumn(2).getString(),
                query.getColumn(5).getInt() != 0};
    if (named.is_erased) {
      table.rows.emplace(id, std::move(named));
      continue;
    }
    table.by_code.emplace(text::fold(named.code), id);
    table.call(named.name, id);
    table.call(query.getColumn(3).getString(), id);
    const std::string aliases = query.getColumn(4).getString();
    for (const std::string_view alias : text::words_joined(aliases)) table.call(alias, id);
    table.rows.emplace(id, std::move(named));
  }
  return table;
}

Result<std::int64_t> References::find(std::string_view name, std::string_view word,
                                      std::string_view column) {
  const Table& known = table(name);
  const std::string folded = text::fold(word);
  if (const auto found = known.by_code.find(folded); found != known.by_code.end()) {
    return found->second;
  }
  const auto found = known.by_name.find(folded);
  if (found != known.by_name.end() && found->second != 0) return found->second;
  if (found != known.by_name.end()) {
    return Error{Problem::reference_ambiguous,
                 {std::string(word), std::string(column)},
                 {{}, 0, 0, std::string(word)}};
  }
  std::vector<std::string_view> words;
  for (const auto& [id, named] : known.rows) {
    // Who is in the book no hint says, nor what credits another person than was meant.
    if (named.is_erased || name == "member") continue;
    words.push_back(named.code);
    words.push_back(named.name);
  }
  const auto nearest = text::nearest_word(word, words);
  return Error{
      Problem::reference_unknown,
      {std::string(word), nearest ? std::string(words[*nearest]) : "", std::string(column)},
      {{}, 0, 0, std::string(word)}};
}

void References::learn(std::string_view name, std::int64_t id, const std::string& code,
                       const std::string& called) {
  const auto known = tables_.find(name);
  if (known == tables_.end()) return;  // read when it is asked for
  Table& table = known->second;
  table.by_code.emplace(text::fold(code), id);
  table.call(called, id);
  table.rows.emplace(id, Named{code, called, false});
}

const std::string& References::code_of(std::string_view name, std::int64_t id) {
  static const std::string none;
  const auto& rows = table(name).rows;
  const auto found = rows.find(id);
  return found == rows.end() ? none : found->second.code;
}

const std::string& References::name_of(std::string_view name, std::int64_t id) {
  static const std::string none;
  const auto& rows = table(name).rows;
  const auto found = rows.find(id);
  return found == rows.end() ? none : found->second.name;
}

Result<Entry> entry_with_word(const store::Reader& book, const Kind& kind,
                              const std::string& word) {
  auto entry = entry_with_code(book, kind, word);
  if (entry || entry.error().what != Problem::entry_missing) return entry;
  const auto row = References(book).find(kind.table, word, kind.table);
  if (!row) return row.error().what == Problem::reference_unknown ? entry : row.error();
  return *EntryReader(book, kind).at(*row);
}

}  // namespace yangxiao::catalogue
