// A value as the text of one cell.
#pragma once

#include <string>

#include "table/writer.hpp"

namespace yangxiao::table {

// Appends the value: numbers in plain digits without an exponent, so that every reader takes them
// back; a list joined by '|'; nothing for no value. decimals as in Column.
void append_cell(std::string& text, const Value& value, int decimals);

}  // namespace yangxiao::table
