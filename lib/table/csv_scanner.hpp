// Cuts CSV and TSV into records: RFC 4180, with what spreadsheets really write: any line ending, a
// separator of choice, quotes that hold line breaks, text in quotes that holds doubled quotes.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "table/decoder.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

class CsvScanner {
 public:
  // separator: 0 finds one of , ; and tab by the first line.
  CsvScanner(Decoder& decoder, char separator, std::uint64_t largest_field)
      : decoder_(decoder), separator_(separator), largest_field_(largest_field) {}

  // What was read: a record, a record that is broken in itself, or nothing at the end.
  struct Next {
    bool is_record = false;
    std::optional<Error> flaw;  // quote_stray, nul_byte, encoding_bad_byte
  };

  // The next record that is not an empty line; its cells are valid until the next call. Errors that
  // end the reading: quote_unclosed, field_too_large, those of the decoder. Memory: the longest
  // record. Linear.
  Result<Next> next();

  std::uint64_t line() const { return record_line_; }  // where the record begins, from 1
  std::span<const Cell> cells() const { return cells_; }

 private:
  enum class Cut { record, need_more, at_end };

  Result<Cut> cut_record();
  void take_plain(std::size_t& at, std::size_t end);
  Result<bool> take_quoted(std::size_t& at);
  Status read_more();
  Status find_separator();
  std::optional<Error> check_cells() const;
  Error error_here(Problem what, std::uint64_t line, std::string_view value,
                   std::vector<std::string> arguments) const;

  Decoder& decoder_;
  char separator_;
  std::uint64_t largest_field_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of the record in the buffer
  std::size_t end_ = 0;    // behind it
  std::uint64_t next_line_ = 1;
  std::uint64_t record_line_ = 0;
  bool exhausted_ = false;
  std::vector<Cell> cells_;
  std::deque<std::string>
      unquoted_;  // texts of cells with doubled quotes; a deque does not move them
  std::size_t unquoted_used_ = 0;
  std::optional<Error> flaw_;
};

}  // namespace yangxiao::table
