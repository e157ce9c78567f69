// Writes CSV and TSV: RFC 4180 quoting for both, so that any text comes back as it was.
#pragma once

#include "table/writer.hpp"

namespace yangxiao::table {

std::unique_ptr<RowWriter> make_separated_writer(char separator, Output& output,
                                                 std::span<const Column> columns,
                                                 const WriteOptions& options);

}  // namespace yangxiao::table
