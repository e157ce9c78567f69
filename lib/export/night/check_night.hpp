// Proves that a set of files is what was written, whole, and nothing else.
#pragma once

#include <optional>
#include <string>

#include "base/minisign.hpp"
#include "base/result.hpp"
#include "export/night/nights.hpp"

namespace yangxiao::exporting {

struct CheckedNight {
  Night night;
  std::optional<std::string> comment;  // that was signed; nothing: the signature was not checked
  bool is_open = false;                // private/ is neither sealed nor its owner's alone
};

// Reads every file of it. Errors: night_missing, night_unsigned, those of minisign::verify,
// night_manifest_broken, night_file_missing, night_file_surplus, night_file_differs,
// night_misplaced ({0} the night that it is), file_unreadable.
Result<CheckedNight> check_night(const std::string& path,
                                 const std::optional<minisign::PublicKey>& key);

// That the manifest of a set is one that was signed: what it names can be trusted, once it is what
// the manifest says. Errors: night_missing, night_unsigned, those of minisign::verify,
// night_manifest_broken, night_file_differs.
Status check_origin(const std::string& set, const minisign::PublicKey& key);

}  // namespace yangxiao::exporting
