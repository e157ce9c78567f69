// Minutes on foot for metres as the crow flies, one rule for nearest, coverage and plan.
#pragma once

namespace yangxiao::geo {

// metres_per_second: 1.25 lies between the 3.5 feet (1.07 m) a second that the United States' MUTCD
// (2009, section 4E.06) takes for timing pedestrian signals and the mean of about 1.34 m/s that
// Weidmann (Transporttechnik der Fussgaenger, 1993) gives for free walking; it is 75 m a minute.
// detour: way on streets over straight distance. Newell (Traffic Flow on Transportation Networks,
// 1980) gives about 1.2 for a road network taken at random, and 4/pi = 1.27 is the mean over all
// directions of a right-angled grid; 1.3 leaves something for gates and crossings.
struct WalkingPace {
  double metres_per_second = 1.25;
  double detour = 1.3;
};

// Both in straight metres and in minutes of walking along streets.
constexpr double walking_minutes(double metres, WalkingPace pace = {}) {
  return metres * pace.detour / pace.metres_per_second / 60.0;
}
constexpr double walking_metres(double minutes, WalkingPace pace = {}) {
  return minutes * 60.0 * pace.metres_per_second / pace.detour;
}

// How far --within reaches: a straight distance, or a time on foot.
struct Reach {
  bool minutes = false;
  double value = 0;  // metres or minutes, finite and above 0
};

constexpr double metres_of(Reach reach, WalkingPace pace = {}) {
  return reach.minutes ? walking_metres(reach.value, pace) : reach.value;
}

}  // namespace yangxiao::geo
