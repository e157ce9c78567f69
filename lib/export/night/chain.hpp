// Sets that follow each other: a whole one, and the changes that go on from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "export/night/manifest.hpp"
#include "export/night/nights.hpp"

namespace yangxiao::exporting {

// A file that holds the book, or changes of it.
struct Source {
  std::string set;  // its folder; empty: it is a file of its own
  std::string file;
  std::optional<Manifest> manifest;  // nothing: there is none, or nobody has it any more
};

// What the paths mean that somebody gives, in their order: see RestoreOrder. That each goes on from
// the one before, and that each file is what its manifest names. Errors: night_missing, night_gap
// ({0} the set, {1} the one that it goes on from), night_file_differs, night_manifest_broken.
// Of a folder of nights `passed_over` gets those that cannot be read and are no later than the
// chain (check_newest).
Result<std::vector<Source>> chain_of(const std::vector<std::string>& paths,
                                     std::vector<std::string>& passed_over);

// The sets beside the last one of a chain that are later: the newest whole one, and changes.
std::vector<Night> later_than(const std::vector<Source>& chain);

}  // namespace yangxiao::exporting
