// Who is honoured, as people and programs read it.
#pragma once

#include <span>
#include <string>

#include "cli/session.hpp"
#include "settle/honours.hpp"

namespace yangxiao::cmd::points {

struct HonoursPage {
  int year = 0;
  std::string at;  // COUNT:HASH@TIME
  settle::Honours honours;
  bool shows_figures = true;  // why they are honoured
};

// `names`: of the rows, as far as they are shown.
Status print_honours(cli::Session& session, const HonoursPage& page,
                     std::span<const std::string> names);

}  // namespace yangxiao::cmd::points
