#include "catalogue/reference.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "base/text/nearest_word.hpp"

namespace yangxiao::catalogue {

const References::Table& References::table(std::string_view name) {
  if (const auto known = tables_.find(name); known != tables_.end()) return known->second;
  Table& table = tables_[std::string(name)];
  SQLite::Statement query(book_.database(), fmt::format("SELECT {0}, code, name FROM {0}", name));
  while (query.executeStep()) {
    const std::int64_t id = query.getColumn(0).getInt64();
    Named named{query.getColumn(1).getString(), query.getColumn(2).getString()};
    table.by_code.emplace(text::fold(named.code), id);
    const auto [same, is_first] = table.by_name.emplace(text::fold(named.name), id);
    if (!is_first) same->second = 0;
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
    words.push_back(named.code);
    if (name != "member") words.push_back(named.name);  // no hint says who is in the book
  }
  const auto nearest = text::nearest_word(word, words);
  return Error{
      Problem::reference_unknown,
      {std::string(word), nearest ? std::string(words[*nearest]) : "", std::string(column)},
      {{}, 0, 0, std::string(word)}};
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

}  // namespace yangxiao::catalogue
