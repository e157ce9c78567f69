#include "table/named_columns.hpp"

#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "table/header_words.hpp"
#include "table/row_error.hpp"

namespace yangxiao::table {

std::optional<std::size_t> NamedColumns::meaning_of(std::span<const NamedColumn> known,
                                                    std::string_view header) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (header_means(header, known[i].name, known[i].aliases)) return i;
  }
  return std::nullopt;
}

Result<std::vector<std::string>> NamedColumns::take_header(std::span<const std::string> names,
                                                           std::uint64_t line) {
  names_.assign(names.begin(), names.end());
  for (auto& column : columns_) column.reset();
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto meaning = meaning_of(known_, names[i]);
    if (!meaning) {
      if (!names[i].empty()) unused.push_back(names[i]);
      continue;
    }
    auto& column = columns_[*meaning];
    if (column) return Error{Problem::header_duplicate, {names[i]}, {file_, line, i + 1, {}}};
    column = i;
  }
  return unused;
}

Error NamedColumns::needed(std::size_t column, const char* chinese, std::uint64_t line) const {
  return {Problem::column_needed,
          {std::string(known_[column].name), chinese, text::joined(names_)},
          {file_, line, 0, {}}};
}

std::string NamedColumns::heading(std::size_t column) const {
  const auto& at = columns_[column];
  return at ? names_[*at] : std::string(known_[column].name);
}

std::string_view NamedColumns::cell(const Record& record, std::size_t column) const {
  const auto& at = columns_[column];
  return at ? text::trimmed(record.cells[*at].text) : std::string_view();
}

Error NamedColumns::placed(Error error, const Record& record, std::size_t column) const {
  return table::placed(std::move(error), file_, record, columns_[column].value_or(0));
}

Error NamedColumns::missing(const Record& record, std::size_t column) const {
  return placed(Error{Problem::value_missing, {heading(column)}, {}}, record, column);
}

}  // namespace yangxiao::table
