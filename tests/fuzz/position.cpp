#include <cstdlib>

#include "calendar/civil.hpp"
#include "geo/position_text.hpp"

using namespace yangxiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto place = geo::parse_position(text);
  if (place && !geo::is_valid(*place)) std::abort();
  const auto reach = geo::parse_reach(text);
  if (reach && !(reach->value > 0)) std::abort();
  static const auto zone = calendar::Zone::named("Asia/Shanghai");
  const auto time = calendar::parse_time(text, *zone);
  if (time && !calendar::parse_time(calendar::to_rfc3339(*time, *zone), *zone)) std::abort();
  (void)calendar::parse_tzif("fuzz", text);
  return 0;
}
