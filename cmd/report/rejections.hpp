// Why a report is turned down: the words that the book keeps, and what people call them.
#pragma once

#include <string_view>

namespace yangxiao::cmd::report {

struct Rejection {
  std::string_view code;
  std::string_view chinese;  // that may be typed, too
  const char* text;          // marked N_(), to be looked up where it is shown
};

// By its code, or by the Chinese word for it; nullptr: there is none.
const Rejection* rejection_named(std::string_view word);
inline bool names_rejection(std::string_view word) { return rejection_named(word) != nullptr; }

}  // namespace yangxiao::cmd::report
