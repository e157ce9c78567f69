// Bytes going out. A file is written beside its final name and renamed into place, so that a reader
// sees the old one or the new one and never a part. A pipe or a device is written into.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "base/unfinished.hpp"

namespace yangxiao {

// Errors: output_over_source where both paths are the same or lead to one file that is there.
Status check_not_same_file(const std::string& output, const std::string& other);

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

class Input;
// Writes all that an input still has. Errors: those of both.
Status copy_bytes(Input& from, Output& to);

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

// Bytes that count from commit() on.
class FileOutput : public Output {
 public:
  virtual Status commit() = 0;
};

// The name, for mkostemp(), under which a file is written until it is complete.
std::string unfinished_name(const std::string& path);

// Removes what runs that were killed left of a file that they were writing here. It stands under a
// name of its own, and nobody has it locked any more.
void remove_abandoned(const std::string& path);

// What "-o PATH" asks for: an AtomicFile, of this mode where there is no older file of one's own,
// or the stream that PATH names (a pipe, a terminal, one of this process's own descriptors), whose
// bytes have gone out when write() returns. Opening a pipe waits for its reader. Errors: those of
// AtomicFile::create, output_closed.
Result<std::unique_ptr<FileOutput>> open_file_output(const std::string& path, mode_t mode);

// The descriptor that a path names: 1 for "-", "/dev/stdout" and "/dev/fd/1", none for a file.
std::optional<int> descriptor_named(std::string_view path);

// A file that appears under its name only when commit() has succeeded: written beside it under a
// name that nobody else has, flushed to the disk, renamed, the folder flushed too. Dropped without
// commit(), it leaves nothing. A symbolic link at the final name is replaced, not followed.
class AtomicFile final : public FileOutput {
 public:
  // mode is the file's permission, whatever the umask says. Errors: file_unwritable, disk_full,
  // file_is_directory, file_not_ordinary (a pipe, a device).
  static Result<std::unique_ptr<AtomicFile>> create(const std::string& path, mode_t mode);
  ~AtomicFile() override;

  Status write(std::string_view bytes) override;
  Status commit() override;
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

// What is free where a folder lies; nothing: nobody knows.
std::optional<std::uint64_t> free_bytes(const std::string& folder);

// Whether so many bytes have room where a file is to lie. Errors: disk_full.
Status check_room(const std::string& path, std::uint64_t bytes);

// Flushes a finished file to the disk, renames it to its final name and flushes the folder: for a
// file that a library wrote itself under a temporary name beside. Errors: file_unwritable,
// disk_full.
Status publish_file(const std::string& temporary, const std::string& path);

}  // namespace yangxiao
