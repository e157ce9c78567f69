#include <cstdlib>

#include "calendar/opening_hours.hpp"

using namespace yangxiao::calendar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const OpeningHours hours = parse_hours({reinterpret_cast<const char*>(data), size});
  static const auto zone = Zone::named("UTC");
  const yangxiao::Instant now{1'800'000'000};
  const OpenState state = state_at(hours, now, *zone, WorkingDays());
  // Who says until when says a time to come, and only of what is open.
  if (state.until && (state.open != Open::yes || !(now < *state.until))) std::abort();
  return 0;
}
