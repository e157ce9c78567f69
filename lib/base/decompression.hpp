// Files that were compressed, read as they were before.
#pragma once

#include <memory>

#include "base/compression.hpp"
#include "base/input.hpp"

namespace yangxiao {

// Compression::none: the input itself. Errors, while it is read: compressed_broken (not of this
// format, changed, or without its end).
std::unique_ptr<Input> decompressed(std::unique_ptr<Input> input, Compression how);

}  // namespace yangxiao
