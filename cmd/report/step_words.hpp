// What people call the steps of a report: marked N_(), to be looked up where it is shown.
#pragma once

#include <string_view>

namespace yangxiao::cmd::report {

// By the kind of an event; nullptr: it is none of ours.
const char* words_for_step(std::string_view kind);

}  // namespace yangxiao::cmd::report
