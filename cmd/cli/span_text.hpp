// A span of time as people say it.
#pragma once

#include <cstdint>
#include <string>

namespace yangxiao::cli {

// 2 d 3 h, 3 h 20 min, 20 min: two units are enough for people.
std::string span_text(std::int64_t seconds);

}  // namespace yangxiao::cli
