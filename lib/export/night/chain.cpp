#include "export/night/chain.hpp"

#include <filesystem>

#include "base/input.hpp"
#include "base/sha256.hpp"
#include "export/night/heartbeat.hpp"

namespace yangxiao::exporting {
namespace {

namespace fs = std::filesystem;

Error at(Problem problem, const std::string& path, std::vector<std::string> arguments = {}) {
  return {problem, std::move(arguments), {path, 0, 0, {}}};
}

// The snapshot of a set, whatever else of the set is still there; or the file itself.
Result<Source> source_at(const std::string& path) {
  std::error_code code;
  if (!fs::is_directory(path, code)) return Source{"", path, std::nullopt};
  if (is_night(path)) {
    const std::string file = path + "/" + kManifestName;
    const auto text = read_whole(file);
    if (!text) return text.error();
    auto manifest = parse_manifest(*text, file);
    if (!manifest) return manifest.error();
    std::string snapshot = path + "/" + manifest->snapshot;
    return Source{path, std::move(snapshot), std::move(*manifest)};
  }
  for (const char* name : {"/private/book.db.zst", "/private/book.db.zst.sealed"}) {
    if (fs::exists(path + name, code)) return Source{path, path + name, std::nullopt};
  }
  return at(Problem::night_missing, path);
}

// A folder of sets stands for its newest chain.
Result<std::vector<std::string>> sets_of(const std::vector<std::string>& paths,
                                         std::vector<std::string>& passed_over) {
  std::error_code code;
  const std::string& first = paths.front();
  if (paths.size() > 1 || !fs::is_directory(first, code) || is_night(first)) return paths;
  const auto shelf = nights_in(first);
  if (!shelf) return shelf.error();
  if (shelf->last() != nullptr || !shelf->broken.empty()) {
    const Status newest = check_newest(first, *shelf, passed_over);
    if (!newest) return newest.error();
  }
  std::vector<std::string> sets;
  for (const Night& night : shelf->newest_chain()) sets.push_back(night.path);
  return sets.empty() ? paths : sets;
}

Status check_sum(const Source& source) {
  if (!source.manifest) return {};
  for (const ManifestFile& file : source.manifest->files) {
    if (file.path != source.manifest->snapshot) continue;
    const auto sum = sha256_of(source.file);
    if (!sum) return sum.error();
    if (*sum == file.sha256) return {};
  }
  return at(Problem::night_file_differs, source.file);
}

// Whether a set goes on from the one before it; the first one goes on from none.
Status check_joint(const Source* before, const Source& source) {
  const bool is_whole = !source.manifest || !source.manifest->continues;
  if (before == nullptr && is_whole) return {};
  const Error gap =
      at(Problem::night_gap, source.file, {is_whole ? "-" : source.manifest->continues->night});
  if (is_whole || before == nullptr || before->set.empty()) return gap;
  const auto sum = sha256_of(before->set + "/" + kManifestName);
  if (!sum) return sum.error().what == Problem::file_missing ? gap : sum.error();
  return *sum == source.manifest->continues->sha256 ? Status() : gap;
}

}  // namespace

Result<std::vector<Source>> chain_of(const std::vector<std::string>& paths,
                                     std::vector<std::string>& passed_over) {
  std::error_code code;
  for (const std::string& path : paths) {
    if (!fs::exists(path, code)) return Error{Problem::file_missing, {}, {path, 0, 0, {}}};
  }
  const auto sets = sets_of(paths, passed_over);
  if (!sets) return sets.error();
  std::vector<Source> chain;
  for (const std::string& path : *sets) {
    auto source = source_at(path);
    if (!source) return source.error();
    Status status = check_joint(chain.empty() ? nullptr : &chain.back(), *source);
    if (status) status = check_sum(*source);
    if (!status) return status.error();
    chain.push_back(std::move(*source));
  }
  return chain;
}

std::vector<Night> later_than(const std::vector<Source>& chain) {
  std::vector<Night> later;
  const Source& last = chain.back();
  std::error_code code;
  const fs::path set = fs::canonical(last.set, code);
  if (code || !last.manifest) return later;
  fs::path root = set.parent_path();
  if (root.filename() == kChangesFolder) root = root.parent_path();
  const auto shelf = nights_in(root.string());
  if (!shelf) return later;
  const auto is_later = [&](const Night& night) {
    return night.manifest.book == last.manifest->book && night.manifest.mark > last.manifest->mark;
  };
  if (!shelf->whole.empty() && is_later(shelf->whole.back())) later.push_back(shelf->whole.back());
  for (const Night& night : shelf->changes) {
    if (is_later(night)) later.push_back(night);
  }
  return later;
}

}  // namespace yangxiao::exporting
