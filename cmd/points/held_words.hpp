// What people call the sections and fields of what is held about them.
#pragma once

#include <string_view>

namespace yangxiao::cmd::points {

// Marked N_(), to be looked up where it is shown; nullptr: it has none, which a test refuses.
const char* words_for_held(std::string_view section_or_field);

}  // namespace yangxiao::cmd::points
