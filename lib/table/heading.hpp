// From raw rows of cells to records under a header: what text tables and workbooks have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

class Heading {
 public:
  Heading(std::string file, std::uint64_t header_row, RowSink& sink, Reporter& reporter)
      : file_(std::move(file)), header_row_(header_row), sink_(sink), reporter_(reporter) {}

  // A row of the file, above, at or below the header. Errors: input_no_header, header_duplicate,
  // what the sink returns. Rows of empty cells are passed over; a row of another length, or a line
  // of totals, goes to the sink as broken. A header may have two lines: 位置 above 经度 and 纬度.
  Status row(std::uint64_t line, std::span<const Cell> cells);
  // A row that is broken in itself.
  Status broken(std::uint64_t line, std::span<const Cell> cells, Error error);
  // To be called at the end. Errors: input_no_header, input_header_only.
  Status finish();

  std::size_t width() const { return names_.size(); }  // 0 before the header was found
  std::uint64_t records() const { return records_; }

 private:
  bool is_header(std::uint64_t line, std::span<const Cell> cells) const;
  bool is_second_line(std::uint64_t line, std::span<const Cell> cells) const;
  void take_header(std::uint64_t line, std::span<const Cell> cells);
  void take_second_line(std::uint64_t line, std::span<const Cell> cells);
  Status give_header();
  Status take_record(std::uint64_t line, std::span<const Cell> cells);
  Error no_header() const;

  std::string file_;
  std::uint64_t header_row_;
  RowSink& sink_;
  Reporter& reporter_;
  bool found_ = false;
  bool given_ = false;  // to the sink, which is done when the line below is known
  std::vector<std::string> names_;
  std::uint64_t header_line_ = 0;
  std::uint64_t rows_above_ = 0;
  std::uint64_t records_ = 0;
};

}  // namespace yangxiao::table
