// What a file is, by its first bytes and not by its name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

// `head` is the beginning of the file, some KiB. `wanted` is what was asked for. Errors:
// input_empty, input_old_excel, input_encrypted, input_html_excel, input_kind_unknown,
// input_kind_differs; all at the file.
Result<Kind> kind_of(std::string_view head, std::optional<Kind> wanted, const std::string& file);

// "GB18030" of <?xml version="1.0" encoding="GB18030"?>; empty: no such word is there.
std::string xml_encoding(std::string_view head);

}  // namespace yangxiao::table
