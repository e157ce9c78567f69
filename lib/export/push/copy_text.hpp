// Rows as the text that PostgreSQL's COPY reads (manual, COPY, "Text Format").
#pragma once

#include <span>
#include <string>

#include "table/writer.hpp"

namespace yangxiao::exporting {

// Appends cells and the end of the line, each but the first behind a tab. NUL, which no text of
// PostgreSQL may hold, becomes U+FFFD.
void append_copy_row(std::string& text, std::span<const table::Value> cells);

}  // namespace yangxiao::exporting
