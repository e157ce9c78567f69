// Versions of the rules as they are shown.
#pragma once

#include <cstdint>
#include <string>

#include "base/text/hex.hpp"
#include "calendar/civil.hpp"
#include "cli/session.hpp"
#include "points/rule_versions.hpp"

namespace yangxiao::cmd::points {

namespace lib = yangxiao::points;

// The day from which a version counts; empty for one that always did.
inline std::string from_day(const lib::RuleVersion& version) {
  return version.starts_on == lib::kAlways ? std::string()
                                           : calendar::to_text(calendar::day_of(version.starts_on));
}

inline std::string from_text(const lib::RuleVersion& version) {
  return version.starts_on == lib::kAlways ? cli::tr(N_("always")) : from_day(version);
}

inline std::string digest_text(const lib::RuleVersion& version) {
  return text::to_hex(lib::digest_of(version.text));
}

}  // namespace yangxiao::cmd::points
