// Rows out of JSON: an array of objects, one object a line, or the features of a GeoJSON
// collection.
//
// Records are handed on one at a time; nested objects become columns a.b, lists are joined by '|'.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "table/decoder.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

// kind: json, ndjson or geojson. Gives the number of records; a list with nothing in it has
// none. Errors: json_syntax, json_too_deep,
// json_not_rows, geojson_not_points, field_too_large, encoding_bad_byte, header_duplicate,
// input_header_only (no line), those of decoder and sink.
Result<std::uint64_t> read_json(Decoder& decoder, Kind kind, std::uint64_t largest_field,
                                RowSink& sink);

}  // namespace yangxiao::table
