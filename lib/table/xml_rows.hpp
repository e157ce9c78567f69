// Records out of XML: every element below the root is a record, what stands below it its values.
#pragma once

#include "table/decoder.hpp"

namespace yangxiao::table {

// <requests><request><id>7</id>...: a column for each name below a record; of elements within
// elements the names are joined by '.', of several of one name the values by '|'. Attributes and
// text beside elements mean nothing. Streaming; memory as for JSON. Errors: xml_syntax, xml_entity,
// xml_too_deep, field_too_large, those of the decoder and the sink.
Result<std::uint64_t> read_xml_rows(Decoder& decoder, std::uint64_t largest_field, RowSink& sink);

}  // namespace yangxiao::table
