#include "rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const auto kind : {yangxiao::table::Kind::json, yangxiao::table::Kind::ndjson,
                          yangxiao::table::Kind::geojson}) {
    read_as(kind, data, size);
  }
  return 0;
}
