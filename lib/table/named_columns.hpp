// The columns that a small importer knows, each by its name and by other words for it: where they
// stand in a file, and what a record says in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

struct NamedColumn {
  std::string_view name;
  std::string_view aliases;  // as header_means() takes them
};

class NamedColumns {
 public:
  // `known` outlives it. A column is known by its place among them.
  NamedColumns(std::string file, std::span<const NamedColumn> known)
      : file_(std::move(file)), known_(known), columns_(known.size()) {}

  // Which of the known ones a header means.
  static std::optional<std::size_t> meaning_of(std::span<const NamedColumn> known,
                                               std::string_view header);

  // Gives the headers that mean nothing. Errors: header_duplicate.
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // column_needed: that the header on a line lacks it, with its Chinese name.
  Error needed(std::size_t column, const char* chinese, std::uint64_t line) const;
  bool has(std::size_t column) const { return columns_[column].has_value(); }
  // Where it stands in the file, from 0.
  std::optional<std::size_t> at(std::size_t column) const { return columns_[column]; }
  // As the file calls it; the name where the file does not have it.
  std::string heading(std::size_t column) const;
  // Trimmed; empty where the file does not have the column.
  std::string_view cell(const Record& record, std::size_t column) const;
  // The error with its place.
  Error placed(Error error, const Record& record, std::size_t column) const;
  // value_missing, with its place.
  Error missing(const Record& record, std::size_t column) const;

 private:
  std::string file_;
  std::span<const NamedColumn> known_;
  std::vector<std::string> names_;
  std::vector<std::optional<std::size_t>> columns_;
};

}  // namespace yangxiao::table
