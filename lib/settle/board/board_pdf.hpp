// The board as a PDF, by rsvg-convert: a program of its own, for PDF writers are no trade of ours.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace yangxiao::settle {

// One page of A2 with its fonts embedded, dated `now`. Errors: program_missing, font_missing (a PDF
// without the font's Chinese characters would be a page of boxes), program_failed.
Result<std::string> board_pdf(const std::string& svg, Instant now);

}  // namespace yangxiao::settle
