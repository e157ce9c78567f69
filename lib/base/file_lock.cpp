#include "base/file_lock.hpp"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/time.h>

namespace yangxiao {
namespace {

// While it lives, SIGALRM comes after the given seconds and again every tenth of one, so that an
// alarm that fires just before the blocking call begins is not the only one.
class AlarmTimer {
 public:
  explicit AlarmTimer(unsigned seconds) {
    struct sigaction action {};
    action.sa_handler = [](int) { fired_ = 1; };  // no SA_RESTART: flock returns EINTR
    fired_ = 0;
    ::sigaction(SIGALRM, &action, &former_);
    const itimerval timer{{0, 100'000}, {static_cast<time_t>(seconds), 0}};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
  }
  AlarmTimer(const AlarmTimer&) = delete;
  AlarmTimer& operator=(const AlarmTimer&) = delete;
  ~AlarmTimer() {
    const itimerval off{};
    ::setitimer(ITIMER_REAL, &off, nullptr);
    ::sigaction(SIGALRM, &former_, nullptr);
  }
  static bool fired() { return fired_ != 0; }

 private:
  static inline volatile std::sig_atomic_t fired_ = 0;
  struct sigaction former_ {};
};

int wait_for_lock(int descriptor, unsigned wait_seconds) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK || wait_seconds == 0) return errno;
  const AlarmTimer timer(wait_seconds);
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return errno;
    if (AlarmTimer::fired()) return EWOULDBLOCK;
  }
  return 0;
}

}  // namespace

bool is_locked(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  return file && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

int lock_file(const std::string& path, unsigned wait_seconds, Descriptor& file) {
  file = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  return file ? wait_for_lock(file.get(), wait_seconds) : errno;
}

}  // namespace yangxiao
