// A lock on a file that says nothing else. The kernel queues those who wait and gives the lock back
// when a process dies.
#pragma once

#include <string>

#include "base/descriptor.hpp"

namespace yangxiao {

// Takes it for as long as `file` stays open, and makes the file (0600) where it is not there. Waits
// up to wait_seconds (0: not at all) in one blocking call that a timer interrupts. Not for use from
// several threads at once: the timer is the process's. Gives 0, or the system's number of the
// reason: EWOULDBLOCK when somebody else had it all the time, ELOOP when it is a symbolic link.
int lock_file(const std::string& path, unsigned wait_seconds, Descriptor& file);

// Whether somebody has it now: of a file that is there and can be read.
bool is_locked(const std::string& path);

}  // namespace yangxiao
