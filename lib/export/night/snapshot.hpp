// The book as a night, or a backup, holds it: compressed, perhaps sealed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/minisign.hpp"
#include "base/output.hpp"
#include "base/result.hpp"

namespace yangxiao::exporting {

inline constexpr std::string_view kSealedEnding = ".sealed";

// Writes what a file holds to an output: unsealed and unpacked, by the ending of its name. Errors:
// night_sealed, those of open_seal, compressed_broken, those of the input and of the output.
Status unpack(const std::string& path, const std::optional<minisign::SecretKey>& identity,
              Output& output);

}  // namespace yangxiao::exporting
