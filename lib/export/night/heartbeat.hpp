// When the last good night was, for those who watch over it.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"

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
// Errors: heartbeat_missing (there is none, or it says nothing).
Result<Heartbeat> read_heartbeat(const std::string& root, const calendar::Zone& zone);

}  // namespace yangxiao::exporting
