// SHA256SUMS: the files of a set as sha256sum(1) checks them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::exporting {

inline constexpr const char* kChecksumsName = "SHA256SUMS";
inline constexpr const char* kSignatureName = "SHA256SUMS.minisig";

// A path below the set's folder, and 64 hex digits.
using Checksums = std::map<std::string, std::string>;

// A line a file, in the order of the paths, which hold no line break and no backslash.
std::string to_text(const Checksums& sums);
// Errors: night_manifest_broken ({0} the line).
Result<Checksums> parse_checksums(std::string_view text, const std::string& file);

}  // namespace yangxiao::exporting
