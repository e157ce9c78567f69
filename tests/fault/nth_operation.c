// Preloaded before the program: fails, or kills the process at, the Nth operation on files that changes
// something. FAULT_AT is N, FAULT_HOW is full (ENOSPC), error (EIO) or kill; FAULT_LOG is written to when
// it happened, so that the caller knows when there was no Nth operation any more.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long count;

static int strikes(void) {
  const char* at = getenv("FAULT_AT");
  if (at == NULL || __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED) != atol(at)) return 0;
  const char* log = getenv("FAULT_LOG");
  if (log != NULL) {
    int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT, 0600);
    syscall(SYS_write, file, "x", 1);
    syscall(SYS_close, file);
  }
  const char* how = getenv("FAULT_HOW");
  if (how != NULL && strcmp(how, "kill") == 0) kill(getpid(), SIGKILL);
  errno = how != NULL && strcmp(how, "error") == 0 ? EIO : ENOSPC;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return strikes() ? -1 : REAL(pwrite64)(file, bytes, size, at);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return strikes() ? -1 : REAL(pwrite)(file, bytes, size, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
  if (file == STDERR_FILENO) return REAL(write)(file, bytes, size);
  return strikes() ? -1 : REAL(write)(file, bytes, size);
}
int fsync(int file) { return strikes() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return strikes() ? -1 : REAL(fdatasync)(file); }
int rename(const char* from, const char* to) { return strikes() ? -1 : REAL(rename)(from, to); }
int ftruncate64(int file, off64_t size) { return strikes() ? -1 : REAL(ftruncate64)(file, size); }
int mkdir(const char* path, mode_t mode) { return strikes() ? -1 : REAL(mkdir)(path, mode); }
int symlink(const char* to, const char* path) { return strikes() ? -1 : REAL(symlink)(to, path); }
int unlink(const char* path) { return strikes() ? -1 : REAL(unlink)(path); }
