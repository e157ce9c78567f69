#include "base/folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"

namespace yangxiao {
namespace {

Error folder_error(const std::string& path, int reason = errno) {
  const Place place{path, 0, 0, {}};
  if (reason == ENOSPC || reason == EDQUOT) return {Problem::disk_full, {}, place};
  return {Problem::file_unwritable, {std::strerror(reason)}, place};
}

}  // namespace

std::string behind_links(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::is_symlink(path, code)) return path;
  const auto target = std::filesystem::weakly_canonical(path, code);
  return code ? path : target.string();
}

std::string folder_of(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Status make_folder(const std::string& path, mode_t mode) {
  if (::mkdir(path.c_str(), mode) == 0) return set_permission(path, mode);
  const int reason = errno;
  struct stat status {};
  if (reason == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return {};
  return folder_error(path, reason == EEXIST ? ENOTDIR : reason);
}

Status set_permission(const std::string& path, mode_t mode) {
  if (::chmod(path.c_str(), mode) != 0) return folder_error(path);
  return {};
}

Status make_file(const std::string& path, mode_t mode) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  return file ? set_permission(path, mode) : Status(folder_error(path));
}

Status sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder || ::fsync(folder.get()) != 0) return folder_error(path);
  return {};
}

Status publish_folder(const std::string& temporary, const std::string& path) {
  const Status flushed = sync_folder(temporary);
  if (!flushed) return flushed;
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return folder_error(path);
  return sync_folder(folder_of(path));
}

Status replace_folder(const std::string& temporary, const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return publish_folder(temporary, path);
  const Status flushed = sync_folder(temporary);
  if (!flushed) return flushed;
  if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) != 0) {
    return folder_error(path);
  }
  const Status exchanged = sync_folder(folder_of(path));
  return exchanged ? remove_folder(temporary) : exchanged;
}

Status point_link(const std::string& path, const std::string& target) {
  const std::string temporary = path + ".new";
  ::unlink(temporary.c_str());  // of a run that was killed
  if (::symlink(target.c_str(), temporary.c_str()) != 0) return folder_error(path);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error error = folder_error(path);
    ::unlink(temporary.c_str());
    return error;
  }
  return sync_folder(folder_of(path));
}

Status remove_folder(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  std::string gone = path;
  if (!name.starts_with(".")) {
    gone = folder_of(path).append("/.").append(name).append(".gone");
    if (std::rename(path.c_str(), gone.c_str()) != 0) return folder_error(path);
  }
  std::error_code code;
  std::filesystem::remove_all(gone, code);
  if (code) return folder_error(path, code.value());
  return {};
}

}  // namespace yangxiao
