// When the last good night was, for those who watch over it.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "export/night/manifest.hpp"
#include "export/night/nights.hpp"

namespace yangxiao::exporting {

inline constexpr const char* kHeartbeatName = "heartbeat.json";

struct Heartbeat {
  std::string night;
  Instant finished_at;
  double seconds = 0;  // that it took
  std::int64_t mark = 0;
};

// Into the folder of the nights, in one step. Errors: those of AtomicFile.
Status write_heartbeat(const std::string& root, const Heartbeat& beat, const calendar::Zone& zone);
// Whether a set is the one that the last good run left.
bool is_of(const Heartbeat& beat, const Manifest& manifest);
// That the newest chain of a folder of nights is the last state that there was: the set that the
// last good run left is there, and what cannot be read has a day before it. `older` gets those.
// Errors: night_of_other_book, night_misplaced (a set lies under another name), night_gone,
// night_manifest_broken.
Status check_newest(const std::string& root, const NightShelf& shelf,
                    std::vector<std::string>& older);
// Errors: heartbeat_missing (there is none, or it says nothing).
Result<Heartbeat> read_heartbeat(const std::string& root, const calendar::Zone& zone);

}  // namespace yangxiao::exporting
