// The map of the page: boundary, stations with what lies around them, where reports are.
#pragma once

#include <string>

#include "export/page/page.hpp"

namespace yangxiao::exporting {

// Classes of density, of which the stylesheet has the colours: density-1 to density-4.
inline constexpr std::size_t kDensities = 4;

// An SVG; empty: there is nothing to show. `description`: for those who do not see it.
std::string page_map(const Page& page, const std::string& description);

}  // namespace yangxiao::exporting
