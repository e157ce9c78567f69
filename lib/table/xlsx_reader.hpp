// Reads the rows of a sheet of an XLSX workbook (ECMA-376), as texts.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::table {

struct SheetOptions {
  std::string sheet;  // its name, or its number from 1; empty: the first that is not hidden
  std::uint64_t largest_field = 1U << 20U;
  std::uint64_t largest_unpacked = 1U << 30U;
};

struct SheetCell {
  std::string text;
  bool is_date = false;  // a number that the sheet shows as a date
};

// Takes a row: its number from 1, and its cells from column A on, gaps empty.
using SheetRow = std::function<Status(std::uint64_t row, std::span<const SheetCell> cells)>;

// The sheet itself is streamed, twice; shared texts are held. Rows without a cell are left out. The
// value of a cell that is merged over several rows stands in each of them, in its first column.
// Errors:
// xlsx_broken, xlsx_too_large, xlsx_entity, xml_too_deep, sheet_missing, field_too_large, what
// `take` returns.
Status read_xlsx(std::string_view bytes, const std::string& file, const SheetOptions& options,
                 const SheetRow& take);

}  // namespace yangxiao::table
