#include "base/output.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/folder.hpp"
#include "base/input.hpp"

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

class StreamOutput final : public FileOutput {
 public:
  StreamOutput(Descriptor stream, std::string name)
      : stream_(std::move(stream)), name_(std::move(name)) {}
  Status write(std::string_view bytes) override { return write_all(stream_.get(), bytes, name_); }
  Status commit() override { return {}; }

 private:
  Descriptor stream_;
  std::string name_;
};

// A link is looked at itself: one that somebody left in a shared folder must not lead to a disk.
bool is_pipe_or_terminal(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return false;
  return S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode);
}

// A link at the name counts as free: the rename puts the file in its place.
Status check_replaceable(const std::string& path) {
  struct stat status {};
  const Place place{path, 0, 0, {}};
  if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return Error{Problem::file_is_directory, {}, place};
  }
  const bool there = ::lstat(path.c_str(), &status) == 0;
  const bool ordinary = !there || S_ISREG(status.st_mode) || S_ISLNK(status.st_mode);
  if (!ordinary || descriptor_named(path)) return Error{Problem::file_not_ordinary, {}, place};
  return {};
}

// What stands behind a name until the file is complete.
constexpr const char* kUnfinished = ".unfinished-";

// An older file keeps who may read it.
mode_t mode_of(const std::string& path, mode_t otherwise) {
  struct stat status {};
  const bool is_own = ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                      status.st_uid == ::geteuid();
  return is_own ? status.st_mode & 0777U : otherwise;
}

// Without links and "..", also where there is no file yet.
std::filesystem::path whole_path(const std::string& path) {
  std::error_code code;
  const auto absolute = std::filesystem::absolute(path, code);
  const auto whole = std::filesystem::weakly_canonical(absolute, code);
  return code ? std::filesystem::path(path) : whole;
}

}  // namespace

std::string unfinished_name(const std::string& path) { return path + kUnfinished + "XXXXXX"; }

void remove_abandoned(const std::string& path) {
  const std::string folder = folder_of(path);
  const std::string begin = std::filesystem::path(path).filename().string() + kUnfinished;
  std::error_code code;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end;
       at.increment(code)) {
    if (!at->path().filename().string().starts_with(begin)) continue;
    const Descriptor file(::open(at->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(at->path().c_str());
  }
}

std::optional<int> descriptor_named(std::string_view path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    path.remove_prefix(folder.size());
    int descriptor = -1;
    const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), descriptor);
    if (error != std::errc() || end != path.data() + path.size() || descriptor < 0) return {};
    return descriptor;
  }
  return {};
}

Result<std::unique_ptr<FileOutput>> open_file_output(const std::string& path, mode_t mode) {
  Descriptor stream;
  if (const auto own = descriptor_named(path)) {
    stream = Descriptor(::fcntl(*own, F_DUPFD_CLOEXEC, 0));
  } else if (is_pipe_or_terminal(path)) {
    // O_CREAT as a shell's ">" does: then the kernel refuses a pipe that somebody else left in a
    // shared folder (fs.protected_fifos, proc(5)).
    constexpr int kFlags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC;
    stream = Descriptor(::open(path.c_str(), kFlags, mode));
  } else {
    remove_abandoned(path);
    auto file = AtomicFile::create(path, mode_of(path, mode));
    if (!file) return file.error();
    return std::unique_ptr<FileOutput>(std::move(*file));
  }
  if (!stream) return write_error(path);
  return std::unique_ptr<FileOutput>(std::make_unique<StreamOutput>(std::move(stream), path));
}

Status check_not_same_file(const std::string& output, const std::string& other) {
  if (descriptor_named(output) || descriptor_named(other)) return {};
  const Error same{Problem::output_over_source, {}, {output, 0, 0, {}}};
  if (output == other || whole_path(output) == whole_path(other)) return same;
  struct stat one {};
  struct stat two {};
  if (::stat(output.c_str(), &one) != 0 || ::stat(other.c_str(), &two) != 0) return {};
  if (one.st_dev != two.st_dev || one.st_ino != two.st_ino) return {};
  return same;
}

Status copy_bytes(Input& from, Output& to) {
  std::vector<char> block(1U << 18U);
  for (;;) {
    const auto count = from.read(block);
    if (!count) return count.error();
    if (*count == 0) return {};
    const Status written = to.write({block.data(), *count});
    if (!written) return written;
  }
}

Status DescriptorOutput::write(std::string_view bytes) {
  return write_all(descriptor_, bytes, name_);
}

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const std::string& path, mode_t mode) {
  const Status replaceable = check_replaceable(path);
  if (!replaceable) return replaceable.error();
  std::string temporary = unfinished_name(path);
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!file) return write_error(path);
  // As long as somebody writes it: see remove_abandoned().
  ::flock(file.get(), LOCK_EX | LOCK_NB);
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

std::optional<std::uint64_t> free_bytes(const std::string& folder) {
  struct statvfs space {};
  if (::statvfs(folder.c_str(), &space) != 0) return std::nullopt;
  return space.f_bavail * space.f_frsize;
}

Status check_room(const std::string& path, std::uint64_t bytes) {
  const auto free = free_bytes(folder_of(path));
  if (!free || *free >= bytes) return {};  // whoever writes will be told
  return Error{Problem::disk_full, {}, {path, 0, 0, {}}};
}

Status publish_file(const std::string& temporary, const std::string& path) {
  const Descriptor file(::open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file || ::fsync(file.get()) != 0) return write_error(path);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return write_error(path);
  return sync_folder(folder_of(path));
}

}  // namespace yangxiao
