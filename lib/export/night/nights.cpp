#include "export/night/nights.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "base/file_lock.hpp"
#include "base/folder.hpp"
#include "base/input.hpp"
#include "base/sha256.hpp"
#include "base/text/shape.hpp"
#include "base/text/whole_number.hpp"
#include "export/night/checksums.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kLockName = ".lock";
constexpr std::string_view kPartial = ".partial";
constexpr std::string_view kGone = ".gone";

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code code;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end;
       at.increment(code)) {
    names.push_back(at->path().filename().string());
  }
  return names;
}

// A night, or its public part, is not written into.
Status check_apart(const std::string& root) {
  std::error_code code;
  std::filesystem::path path = std::filesystem::weakly_canonical(root, code);
  const Error inside{Problem::night_inside, {}, {root, 0, 0, {}}};
  if (!code && path.filename() == kChangesFolder &&
      std::filesystem::exists(path.parent_path() / kLockName, code)) {
    return inside;
  }
  for (int above = 0; !code && above < 4 && path.has_relative_path(); ++above) {
    if (is_night(path.string())) return inside;
    path = path.parent_path();
  }
  return {};
}

// Nobody writes here now: such a folder is of a run that was killed.
Status remove_leftovers(const std::string& root) {
  for (const std::string& folder : {root, root + "/" + kChangesFolder}) {
    for (const std::string& name : names_in(folder)) {
      if (!name.starts_with(".") || !(name.ends_with(kPartial) || name.ends_with(kGone))) continue;
      const Status removed = remove_folder(folder + "/" + name);
      if (!removed) return removed;
    }
  }
  return {};
}

// "2026-11-30", "2026-11-30.2".
bool is_named_by_day(std::string_view name) {
  return name.size() >= 10 && text::has_shape(name.substr(0, 10), "0000-00-00") &&
         (name.size() == 10 || name[10] == '.');
}

std::vector<Night> sets_in(const std::string& folder, std::vector<std::string>& broken) {
  std::vector<Night> nights;
  std::error_code code;
  for (const std::string& name : names_in(folder)) {
    const std::string path = folder + "/" + name;
    if (name.starts_with(".") || std::filesystem::is_symlink(path, code)) continue;
    const std::string file = path + "/" + kManifestName;
    const auto text = read_whole(file);
    auto manifest = text ? parse_manifest(*text, file) : Result<Manifest>(text.error());
    if (manifest) {
      nights.push_back({path, std::move(*manifest)});
    } else if (is_named_by_day(name)) {
      broken.push_back(path);
    }
  }
  std::sort(broken.begin(), broken.end());
  std::sort(nights.begin(), nights.end(),
            [](const Night& a, const Night& b) { return a.manifest.number < b.manifest.number; });
  return nights;
}

}  // namespace

bool is_night(const std::string& path) {
  std::error_code code;  // others have a manifest.json, too
  return std::filesystem::is_regular_file(path + "/" + kManifestName, code) &&
         std::filesystem::is_regular_file(path + "/" + kChecksumsName, code);
}

bool is_of_night(const std::string& path) {
  std::error_code code;
  return std::filesystem::exists(path + "/" + kManifestName, code) ||
         std::filesystem::exists(path + "/" + kChecksumsName, code) ||
         std::filesystem::is_directory(path + "/private", code);
}

std::string latest_in(const std::string& root) {
  std::error_code code;
  const auto target = std::filesystem::read_symlink(root + "/" + kLatestName, code);
  return code ? std::string() : target.string();
}

Status check_joint(const Night& before, const Night& night) {
  const auto& continued = night.manifest.continues;
  if (continued) {
    const auto sum = sha256_of(before.path + "/" + kManifestName);
    if (!sum) return sum.error();
    if (*sum == continued->sha256) return {};
  }
  return Error{Problem::night_gap, {continued ? continued->night : "-"}, {night.path, 0, 0, {}}};
}

const Night* NightShelf::last() const {
  const Night* last = whole.empty() ? nullptr : &whole.back();
  if (changes.empty()) return last;
  const bool is_newer = last == nullptr || changes.back().manifest.number > last->manifest.number;
  return is_newer ? &changes.back() : last;
}

const Night* NightShelf::before(const Night& changes_set) const {
  const Night* found = nullptr;
  for (const std::vector<Night>* nights : {&whole, &changes}) {
    for (const Night& night : *nights) {
      const bool is_earlier = night.manifest.number < changes_set.manifest.number;
      if (is_earlier && (found == nullptr || night.manifest.number > found->manifest.number)) {
        found = &night;
      }
    }
  }
  return found;
}

std::int64_t NightShelf::next_number() const {
  return last() == nullptr ? 1 : last()->manifest.number + 1;
}

std::vector<Night> NightShelf::newest_chain() const {
  std::vector<Night> chain;
  if (whole.empty()) return chain;
  chain.push_back(whole.back());
  for (const Night& night : changes) {
    if (night.manifest.number > whole.back().manifest.number) chain.push_back(night);
  }
  return chain;
}

Result<NightShelf> nights_in(const std::string& root) {
  std::error_code code;
  if (!std::filesystem::is_directory(root, code)) {
    return Error{Problem::night_missing, {}, {root, 0, 0, {}}};
  }
  NightShelf shelf;
  shelf.whole = sets_in(root, shelf.broken);
  shelf.changes = sets_in(root + "/" + kChangesFolder, shelf.broken);
  return shelf;
}

bool is_being_written(const std::string& root) { return is_locked(root + "/" + kLockName); }

Result<NightLock> NightLock::acquire(const std::string& root, unsigned wait_seconds) {
  const Status apart = check_apart(root);
  if (!apart) return apart.error();
  const Status made = make_folder(root, 0755);
  if (!made) return made.error();
  const std::string path = root + "/" + kLockName;
  Descriptor file;
  int reason = lock_file(path, wait_seconds, file);
  // Who only looks whether it is locked holds it for a moment.
  for (int i = 0; reason == EWOULDBLOCK && wait_seconds == 0 && i < 3; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    reason = lock_file(path, wait_seconds, file);
  }
  if (reason == EWOULDBLOCK) {
    return Error{Problem::night_busy, {std::to_string(wait_seconds)}, {root, 0, 0, {}}};
  }
  if (reason == ELOOP) return Error{Problem::file_is_link, {}, {path, 0, 0, {}}};
  if (reason != 0) {
    return Error{Problem::file_unwritable, {std::strerror(reason)}, {path, 0, 0, {}}};
  }
  const Status removed = remove_leftovers(root);
  if (!removed) return removed.error();
  return NightLock(std::move(file));
}

std::string free_name(const std::string& folder, std::string_view day) {
  std::int64_t last = 0;
  for (const std::string& name : names_in(folder)) {
    if (!name.starts_with(day)) continue;
    const std::string_view behind = std::string_view(name).substr(day.size());
    const auto number = behind.empty()          ? std::optional<std::int64_t>(1)
                        : behind.front() == '.' ? text::whole_number(behind.substr(1))
                                                : std::nullopt;
    last = std::max(last, number.value_or(0));
  }
  return last == 0 ? std::string(day) : fmt::format("{}.{}", day, last + 1);
}

Result<SetInMaking> SetInMaking::begin(const std::string& folder, const std::string& name,
                                       std::vector<std::string> parts) {
  std::string temporary = folder + "/." + name;
  temporary += kPartial;
  SetInMaking set(temporary, folder + "/" + name, std::move(parts));
  Status made = make_folder(temporary, 0700);
  for (const std::string& part : set.parts_) {
    if (made) made = make_folder(set.path_of(part), part.starts_with("public") ? 0755 : 0700);
  }
  if (!made) return made.error();
  return set;
}

SetInMaking::SetInMaking(SetInMaking&& other) noexcept
    : temporary_(std::move(other.temporary_)),
      path_(std::move(other.path_)),
      parts_(std::move(other.parts_)) {
  other.temporary_.clear();
}

SetInMaking::~SetInMaking() {
  if (temporary_.empty()) return;
  // What cannot be removed now is removed by the next run.
  [[maybe_unused]] const Status removed = remove_folder(temporary_);
}

Status SetInMaking::drop(const std::string& part) {
  std::erase(parts_, part);
  return remove_folder(path_of(part));
}

Status SetInMaking::publish() {
  Status done;
  for (const std::string& part : parts_) {
    if (done) done = sync_folder(path_of(part));
  }
  if (done) done = set_permission(temporary_, 0755);
  if (done) done = publish_folder(temporary_, path_);
  if (done) temporary_.clear();
  return done;
}

}  // namespace yangxiao::exporting
