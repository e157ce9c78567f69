// Rows as text that may be cut anywhere between two of them, so that several threads can write
// parts of one file.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "table/writer.hpp"

namespace yangxiao::table {

// What stands around and between the rows of a file.
struct Frame {
  std::string head;
  std::string_view before_first;
  std::string_view between;
  std::string_view tail;        // behind the last row
  std::string_view empty_tail;  // behind the head, where there is no row
};

class RowText {
 public:
  RowText() = default;
  RowText(const RowText&) = delete;
  RowText& operator=(const RowText&) = delete;
  virtual ~RowText() = default;

  virtual const Frame& frame() const = 0;
  // Appends one row, without what stands between two: one value a column, in their order.
  virtual void append(std::string& text, std::span<const Value> values) = 0;
};

// Nothing for XLSX, which is no text. The columns are copied.
std::unique_ptr<RowText> make_row_text(Format format, std::span<const Column> columns,
                                       const WriteOptions& options);

}  // namespace yangxiao::table
