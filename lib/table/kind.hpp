// What a file is, by its first bytes and not by its name.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

// `head` is the beginning of the file, some KiB. `wanted` is what was asked for. Errors:
// input_empty, input_old_excel, input_encrypted, input_html_excel, input_kind_unknown,
// input_kind_differs; all at the file.
Result<Kind> kind_of(std::string_view head, std::optional<Kind> wanted, const std::string& file);

}  // namespace yangxiao::table
