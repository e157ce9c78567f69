// Rows as JSON: a list, one object a line, or GeoJSON.
#pragma once

#include "table/row_text.hpp"

namespace yangxiao::table {

// Appends a text as a JSON string. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& json, std::string_view text);

// format: json, ndjson or geojson (RFC 7946).
std::unique_ptr<RowText> make_json_text(Format format, std::span<const Column> columns);

}  // namespace yangxiao::table
