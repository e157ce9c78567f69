// A time zone: how far local time is from UTC, and when that changes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace yangxiao::calendar {

class Zone {
 public:
  // Asia/Shanghai and UTC are built in (of Shanghai the offset since 1991-09-15, without the summer
  // times before); others are read from /usr/share/zoneinfo (TZif, RFC 8536). Errors: zone_unknown.
  static Result<Zone> named(const std::string& name);

  const std::string& name() const { return name_; }
  // Seconds that local time is ahead of UTC.
  std::int32_t offset_at(Instant instant) const;
  // The moment at which clocks show so many local seconds since 1970-01-01T00:00:00: of an hour
  // that comes twice the first. Errors: time_skipped, with `text` as its argument.
  Result<Instant> instant_at(std::int64_t local_seconds, std::string_view text) const;

 private:
  friend Result<Zone> parse_tzif(const std::string& name, std::string_view bytes);
  struct Transition {
    std::int64_t at;  // UTC
    std::int32_t offset;
  };
  std::string name_;
  std::int32_t first_offset_ = 0;  // before the first transition
  std::vector<Transition> transitions_;
};

// Reads the bytes of a TZif file. Rules for years beyond its table (the POSIX footer) are written
// out as transitions up to 2100. Errors: zone_unknown.
Result<Zone> parse_tzif(const std::string& name, std::string_view bytes);

}  // namespace yangxiao::calendar
