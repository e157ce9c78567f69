// Rows as CSV and TSV: RFC 4180 quoting for both, so that any text comes back as it was.
#pragma once

#include "table/row_text.hpp"

namespace yangxiao::table {

std::unique_ptr<RowText> make_separated_text(char separator, std::span<const Column> columns,
                                             const WriteOptions& options);

}  // namespace yangxiao::table
