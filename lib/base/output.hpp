// Bytes going out. A file is written beside its final name and renamed into place, so that a reader
// sees the old one or the new one and never a part.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "base/unfinished.hpp"

namespace yangxiao {

// Errors: output_over_source where both paths lead to one file that is there.
Status check_not_same_file(const std::string& output, const std::string& source);

class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  virtual ~Output() = default;
  // Takes all the bytes. Errors: disk_full, file_unwritable, output_closed.
  virtual Status write(std::string_view bytes) = 0;
};

class StringOutput final : public Output {
 public:
  Status write(std::string_view more) override {
    bytes.append(more);
    return {};
  }
  std::string bytes;
};

// Writes to a descriptor that somebody else owns (standard output).
class DescriptorOutput final : public Output {
 public:
  DescriptorOutput(int descriptor, std::string name)
      : descriptor_(descriptor), name_(std::move(name)) {}
  Status write(std::string_view bytes) override;

 private:
  int descriptor_;
  std::string name_;
};

// A file that appears under its name only when commit() has succeeded: written beside it under a
// name that nobody else has, flushed to the disk, renamed, the folder flushed too. Dropped without
// commit(), it leaves nothing. A symbolic link at the final name is replaced, not followed.
class AtomicFile final : public Output {
 public:
  // mode is the file's permission, whatever the umask says. Errors: file_unwritable, disk_full,
  // file_is_directory.
  static Result<std::unique_ptr<AtomicFile>> create(const std::string& path, mode_t mode);
  ~AtomicFile() override;

  Status write(std::string_view bytes) override;
  Status commit();
  // The name it has until commit(): for a library that wants to write the file itself.
  const std::string& temporary_path() const { return temporary_; }

 private:
  AtomicFile(std::string path, std::string temporary, Descriptor file)
      : path_(std::move(path)),
        temporary_(std::move(temporary)),
        unfinished_(temporary_),
        file_(std::move(file)) {}

  std::string path_;
  std::string temporary_;  // empty once committed
  Unfinished unfinished_;
  Descriptor file_;
};

// Flushes a finished file to the disk, renames it to its final name and flushes the folder: for a
// file that a library wrote itself under a temporary name beside. Errors: file_unwritable,
// disk_full.
Status publish_file(const std::string& temporary, const std::string& path);

}  // namespace yangxiao
