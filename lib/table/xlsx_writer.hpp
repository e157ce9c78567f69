// Writes an XLSX workbook with libxlsxwriter, which is opened when it is needed: Debian has no
// archive of it, and every shared library costs start-up.
#pragma once

#include "table/writer.hpp"

namespace yangxiao::table {

// Texts stay text, so that codes and phones keep their digits; the header is bold and stays in
// sight. Built in a private temporary file, and written to the output in finish(). Errors:
// library_missing, file_unwritable, disk_full.
Result<std::unique_ptr<RowWriter>> make_xlsx_writer(Output& output, std::span<const Column> columns,
                                                    const WriteOptions& options);

}  // namespace yangxiao::table
