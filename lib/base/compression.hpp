// Files that are compressed while they are written, by the ending of their name.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/output.hpp"

namespace yangxiao {

enum class Compression : std::uint8_t { none, gzip, zstd };

// .gz, .zst, in small or capital letters.
Compression compression_of_ending(std::string_view path);
// What the name would be without: "reports.csv" of "reports.csv.gz".
std::string_view without_compression(std::string_view path);

// gzip (RFC 1952, level 6, no name and no time) or zstd (RFC 8878, level 3, with a checksum): the
// same bytes each time. Compression::none: the file itself. Errors: those of the file.
std::unique_ptr<FileOutput> compressed(std::unique_ptr<FileOutput> file, Compression how);

}  // namespace yangxiao
