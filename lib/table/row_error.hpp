// Errors of a row, with their place in the file.
#pragma once

#include <span>
#include <string>

#include "base/error.hpp"
#include "table/place_cells.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

// The error with file, line, column (of cells counted from 0) and the cell's text, cut; one that
// has a file keeps its place.
Error placed(Error error, const std::string& file, const Record& record, std::size_t column);

// Nobody says the datum of a place. Where the file has a column for it, this row alone lacks it:
// datum_cell_empty. Else datum_missing, with where each datum would put this row: it helps to
// choose.
Error without_datum(const GivenPlace& place, const PlaceCells& cells,
                    std::span<const std::string> headers, const std::string& file,
                    const Record& record);

}  // namespace yangxiao::table
