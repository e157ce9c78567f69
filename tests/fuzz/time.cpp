#include <cstdlib>

#include "calendar/civil.hpp"
#include "geo/position_text.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

// The first byte chooses the parser: times as people type them, or the bytes of a TZif file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const auto shanghai = Zone::named("Asia/Shanghai");
  if (data[0] == 'z') {
    const auto zone = parse_tzif("fuzz", text);
    if (zone) (void)zone->offset_at(Instant{1'800'000'000});
    return 0;
  }
  (void)looks_like_time(text);
  (void)geo::parse_reach(text);
  if (const auto day = parse_day(text); day && parse_day(to_text(*day)) != day) std::abort();
  const auto instant = parse_time(text, *shanghai, Instant{1'800'000'000});
  if (!instant) return 0;
  // What was understood is understood again in the form in which it is written.
  const auto again = parse_time(to_rfc3339(*instant, *shanghai), *shanghai);
  if (!again || again->seconds != instant->seconds) std::abort();
  return 0;
}
