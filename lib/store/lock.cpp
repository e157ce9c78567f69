#include "store/lock.hpp"

#include <cerrno>
#include <cstring>

#include "base/file_lock.hpp"

namespace yangxiao::store {

Result<WriteLock> WriteLock::acquire(const std::string& database, unsigned wait_seconds) {
  const std::string path = database + ".lock";
  Descriptor file;
  const int reason = lock_file(path, wait_seconds, file);
  if (reason == 0) return WriteLock(std::move(file));
  if (reason == ELOOP) return Error{Problem::file_is_link, {}, {path, 0, 0, {}}};
  if (reason == EWOULDBLOCK) {
    return Error{Problem::book_busy, {std::to_string(wait_seconds)}, {database, 0, 0, {}}};
  }
  return Error{Problem::book_readonly, {std::strerror(reason)}, {database, 0, 0, {}}};
}

}  // namespace yangxiao::store
