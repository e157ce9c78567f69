#include "rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_as(yangxiao::table::Kind::xml, data, size);
  return 0;
}
