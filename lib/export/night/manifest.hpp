// What a night's set of files is: which book it was made of, what state of it, and what each file
// has to be. The first thing that is read of a set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace yangxiao::exporting {

inline constexpr const char* kManifestName = "manifest.json";

struct ManifestFile {
  std::string path;  // below the set's folder: "public/reports.csv"
  std::uint64_t bytes = 0;
  std::string sha256;
  std::optional<std::uint64_t> rows;
};

// The set that a set of changes goes on from.
struct Forerunner {
  std::string night;
  std::string sha256;      // of its manifest
  std::int64_t mark = 0;   // of the last transaction in it
  std::int64_t links = 0;  // that the ledger had
};

struct Manifest {
  std::string night;             // the name of its folder: "2026-11-30", "2026-11-30.2"
  std::int64_t number = 0;       // of the sets in one place, from 1
  std::string book;              // its id
  std::string created_at;        // RFC 3339
  std::string program;           // its version
  int schema = 0;                // the book's version
  std::int64_t mark = 0;         // of the last transaction in it
  std::int64_t token = 0;        // by chance, of that transaction; 0: the book keeps none
  std::int64_t last_member = 0;  // the highest number of a member's row
  std::string head;              // of the ledger, as points check --head prints it
  std::string privacy;           // of what is in public/
  std::string recipient;  // the number of the key for which private/ is sealed; empty: it is not
  std::string snapshot;   // the path of the file that the book comes back from
  std::optional<Forerunner> continues;  // nothing: it is whole without another one
  std::vector<ManifestFile> files;
};

// JSON with two spaces, a line break at the end.
std::string to_text(const Manifest& manifest);
// Errors: night_manifest_broken ({0} what is missing or of another kind).
Result<Manifest> parse_manifest(std::string_view text, const std::string& file);

}  // namespace yangxiao::exporting
