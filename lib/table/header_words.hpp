// Whether a file's header means a column that we know.
#pragma once

#include <string_view>

namespace yangxiao::table {

// Compared folded, without spaces, underscores, hyphens, asterisks and what stands in brackets:
// 经度（GCJ-02） is 经度. `aliases` are joined by '|', folded and without any of these.
bool header_means(std::string_view header, std::string_view name, std::string_view aliases);

}  // namespace yangxiao::table
