#include "base/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yangxiao {
namespace {

Error write_error(const std::string& name) {
  const Place place{name, 0, 0, {}};
  if (errno == ENOSPC || errno == EDQUOT) return {Problem::disk_full, {}, place};
  if (errno == EPIPE || errno == EBADF) {
    return {Problem::output_closed, {std::strerror(errno)}, place};
  }
  return {Problem::file_unwritable, {std::strerror(errno)}, place};
}

Status write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return write_error(name);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

std::string folder_of(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

// A rename is durable only when the folder that holds the name is flushed too.
Status sync_folder(const std::string& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory || ::fsync(directory.get()) != 0) return write_error(folder);
  return {};
}

}  // namespace

Status check_not_same_file(const std::string& output, const std::string& source) {
  struct stat one {};
  struct stat other {};
  if (::stat(output.c_str(), &one) != 0 || ::stat(source.c_str(), &other) != 0) return {};
  if (one.st_dev != other.st_dev || one.st_ino != other.st_ino) return {};
  return Error{Problem::output_over_source, {}, {output, 0, 0, {}}};
}

Status DescriptorOutput::write(std::string_view bytes) {
  return write_all(descriptor_, bytes, name_);
}

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::string& path, mode_t mode) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return Error{Problem::file_is_directory, {}, {path, 0, 0, {}}};
  }
  std::string temporary = path + ".XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!file) return write_error(path);
  std::unique_ptr<AtomicFile> result(new AtomicFile(path, temporary, std::move(file)));
  if (::fchmod(result->file_.get(), mode) != 0) return write_error(path);
  return result;
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status AtomicFile::write(std::string_view bytes) { return write_all(file_.get(), bytes, path_); }

Status AtomicFile::commit() {
  const Status published = publish_file(temporary_, path_);
  if (published) {
    temporary_.clear();
    unfinished_.forget();
  }
  return published;
}

Status publish_file(const std::string& temporary, const std::string& path) {
  const Descriptor file(::open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file || ::fsync(file.get()) != 0) return write_error(path);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return write_error(path);
  return sync_folder(folder_of(path));
}

}  // namespace yangxiao
