// Minutes for metres as the crow flies, one rule for nearest, coverage and plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yangxiao::geo {

enum class Mode : std::uint8_t { foot, bicycle, e_bike };

std::string_view name_of(Mode mode);
std::optional<Mode> mode_named(std::string_view word);

// What the config says of it, where nobody says another thing:
//
// On foot 1.25 m/s. It lies between the 3.5 feet (1.07 m) a second that the United States' MUTCD
// (2009, section 4E.06) takes for timing pedestrian signals and the mean of about 1.34 m/s that
// Weidmann (Transporttechnik der Fussgaenger, 1993) gives for free walking; it is 75 m a minute.
// On a bicycle 4.1 m/s (14.8 km/h), the mean of bicycles that Lin, He, Tan and He measured in
// Kunming (Comparison Study on Operating Speeds of Electric Bicycles and Bicycles, Transportation
// Research Record 2048, 2008). On an electric bicycle 4.17 m/s: 15 km/h, the most that article 58
// of the Road Traffic Safety Law of the People's Republic of China allows them in lanes for
// non-motor vehicles; riders are faster, and a plan does not count on that.
// detour: way on streets over straight distance. Newell (Traffic Flow on Transportation Networks,
// 1980) gives about 1.2 for a road network taken at random, and 4/pi = 1.27 is the mean over all
// directions of a right-angled grid; 1.3 leaves something for gates and crossings.
struct Pace {
  double metres_per_second = 1.25;
  double detour = 1.3;
};

// Both in straight metres and in minutes along streets.
constexpr double minutes_over(double metres, Pace pace = {}) {
  return metres * pace.detour / pace.metres_per_second / 60.0;
}
constexpr double metres_in(double minutes, Pace pace = {}) {
  return minutes * 60.0 * pace.metres_per_second / pace.detour;
}

// How far --within reaches: a straight distance, or a time.
struct Reach {
  bool minutes = false;
  double value = 0;  // metres or minutes, finite and above 0
};

constexpr double metres_of(Reach reach, Pace pace = {}) {
  return reach.minutes ? metres_in(reach.value, pace) : reach.value;
}

}  // namespace yangxiao::geo
