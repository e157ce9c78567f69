// The write lock of a book: an flock on a file beside the database. The kernel queues those who
// wait and gives the lock back when a process dies.
#pragma once

#include <string>

#include "base/descriptor.hpp"
#include "base/result.hpp"

namespace yangxiao::store {

class WriteLock {
 public:
  // Waits up to wait_seconds (0: not at all) in one blocking call that a timer interrupts. Not for
  // use from several threads at once: the timer is the process's. Errors: book_busy,
  // book_readonly, file_is_link.
  static Result<WriteLock> acquire(const std::string& database, unsigned wait_seconds);

 private:
  explicit WriteLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;  // closing it gives the lock back
};

}  // namespace yangxiao::store
