#include "export/night/check_night.hpp"

#include <algorithm>
#include <filesystem>

#include "base/input.hpp"
#include "base/sha256.hpp"
#include "export/night/checksums.hpp"
#include "export/night/set_files.hpp"

namespace yangxiao::exporting {
namespace {

namespace fs = std::filesystem;

Error at(Problem problem, const std::string& path, std::vector<std::string> arguments = {}) {
  return {problem, std::move(arguments), {path, 0, 0, {}}};
}

// A file of the set; `missing`: what it is called where it is not there.
Result<std::string> read_of(const std::string& path, Problem missing) {
  auto text = read_whole(path);
  if (!text && text.error().what == Problem::file_missing) return at(missing, path);
  return text;
}

// That nothing lies in the set which it does not name. A link could lead anywhere.
Status check_nothing_more(const std::string& set, const Checksums& sums) {
  std::error_code code;
  // Whatever else lies in a folder that may not be read: some file of it is named, and is missed.
  fs::recursive_directory_iterator entry(set, fs::directory_options::skip_permission_denied, code);
  for (const fs::recursive_directory_iterator end; !code && entry != end; entry.increment(code)) {
    const std::string path = entry->path().lexically_relative(set).generic_string();
    const bool is_link = entry->is_symlink();
    if (entry->is_directory() && !is_link) {
      if (path != "public" && path != "private" &&
          sums.lower_bound(path + "/") == sums.lower_bound(path + "0")) {  // "0" follows "/"
        return at(Problem::night_file_surplus, set + "/" + path);
      }
      continue;
    }
    const bool is_known = sums.contains(path) || path == kChecksumsName || path == kSignatureName;
    if (is_link || !is_known) return at(Problem::night_file_surplus, set + "/" + path);
  }
  if (code) return at(Problem::file_unreadable, set, {code.message()});
  return {};
}

Status check_file(const std::string& set, const std::string& path, const std::string& sum) {
  const std::string file = set + "/" + path;
  const auto found = sha256_of(file);
  if (!found) {
    if (found.error().what == Problem::file_missing) return at(Problem::night_file_missing, file);
    return found.error();
  }
  return *found == sum ? Status() : at(Problem::night_file_differs, file);
}

// That the manifest names the same files with the same sums.
Status check_agreement(const Manifest& manifest, Checksums sums, const std::string& file) {
  sums.erase(kManifestName);
  for (const ManifestFile& one : manifest.files) {
    const auto found = sums.find(one.path);
    if (found == sums.end() || found->second != one.sha256) {
      return at(Problem::night_manifest_broken, file, {one.path});
    }
    sums.erase(found);
  }
  if (sums.empty()) return {};
  return at(Problem::night_manifest_broken, file, {sums.begin()->first});
}

// A set that was copied away may be called anything, but not as another night is.
bool is_misplaced(const std::string& name, const std::string& night) {
  const bool is_day =
      name.size() >= 10 && name[4] == '-' && name[7] == '-' &&
      std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  return is_day && name != night;
}

// Whether others may look into private/, and find the book there.
bool lies_open(const std::string& set, const Manifest& manifest) {
  std::error_code code;
  const fs::perms mode = fs::status(set + "/private", code).permissions();
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  return !code && manifest.recipient.empty() && (mode & others) != fs::perms::none;
}

Result<std::string> check_signature(const std::string& set, const std::string& sums,
                                    const minisign::PublicKey& key) {
  const std::string file = set + "/" + kSignatureName;
  const auto signature = read_of(file, Problem::night_unsigned);
  if (!signature) return signature.error();
  auto comment = minisign::verify(sums, *signature, key, file);
  // What somebody signed by hand has other words where nothing covers them.
  const bool is_ours = comment && comment->starts_with(kSignedComment);
  const bool is_as_written = signature->starts_with(minisign::unsigned_line(key.number)) &&
                             signature->find('\r') == std::string::npos;
  if (is_ours && !is_as_written) return at(Problem::signature_broken, file);
  return comment;
}

}  // namespace

Status check_origin(const std::string& set, const minisign::PublicKey& key) {
  const std::string sums_file = set + "/" + kChecksumsName;
  const auto text = read_of(sums_file, Problem::night_unsigned);
  if (!text) return text.error();
  const auto comment = check_signature(set, *text, key);
  if (!comment) return comment.error();
  const auto sums = parse_checksums(*text, sums_file);
  if (!sums) return sums.error();
  const auto manifest = sums->find(kManifestName);
  if (manifest == sums->end()) {
    return at(Problem::night_manifest_broken, sums_file, {kManifestName});
  }
  return check_file(set, kManifestName, manifest->second);
}

Result<CheckedNight> check_night(const std::string& path,
                                 const std::optional<minisign::PublicKey>& key) {
  std::error_code code;
  const fs::path real = fs::canonical(path, code);  // `latest` is a link
  const std::string set = code ? path : real.string();
  const std::string sums_file = set + "/" + kChecksumsName;
  const auto text = read_of(sums_file, Problem::night_missing);
  if (!text) return at(text.error().what, set, text.error().arguments);
  CheckedNight checked;
  if (key) {
    auto comment = check_signature(set, *text, *key);
    if (!comment) return comment.error();
    checked.comment = std::move(*comment);
  }
  const auto sums = parse_checksums(*text, sums_file);
  if (!sums) return sums.error();
  Status status = check_nothing_more(set, *sums);
  for (const auto& [file, sum] : *sums) {
    if (status) status = check_file(set, file, sum);
  }
  if (!status) return status.error();
  const std::string manifest_file = set + "/" + kManifestName;
  const auto manifest_text = read_of(manifest_file, Problem::night_file_missing);
  if (!manifest_text) return manifest_text.error();
  auto manifest = parse_manifest(*manifest_text, manifest_file);
  if (!manifest) return manifest.error();
  status = check_agreement(*manifest, *sums, manifest_file);
  if (!status) return status.error();
  if (is_misplaced(fs::path(set).filename().string(), manifest->night)) {
    return at(Problem::night_misplaced, set, {manifest->night});
  }
  checked.is_open = lies_open(set, *manifest);
  checked.night = {set, std::move(*manifest)};
  return checked;
}

}  // namespace yangxiao::exporting
