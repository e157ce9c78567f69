#include "base/program.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/output.hpp"

namespace yangxiao {
namespace {

// What spawning takes, given back in the end.
class Spawning {
 public:
  Spawning() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
  }
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

// A file in memory: neither side waits for the other, as both would with pipes.
Descriptor memory_file(const char* name) { return Descriptor(::memfd_create(name, MFD_CLOEXEC)); }

std::string all_of(const Descriptor& file) {
  std::string bytes;
  std::array<char, 65'536> part{};
  for (off_t at = 0;;) {
    const ssize_t read = ::pread(file.get(), part.data(), part.size(), at);
    if (read <= 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(read));
    at += read;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<ProgramRun> run_program(const std::vector<std::string>& words, const std::string& package,
                               std::string_view input, const std::vector<std::string>& more) {
  const std::array<Descriptor, 3> files = {memory_file("input"), memory_file("output"),
                                           memory_file("errors")};
  if (!files[0] || !files[1] || !files[2]) {
    return Error{Problem::file_unwritable, {std::strerror(errno)}, {words.front(), 0, 0, {}}};
  }
  const Status written = DescriptorOutput(files[0].get(), words.front()).write(input);
  if (!written) return written.error();
  ::lseek(files[0].get(), 0, SEEK_SET);

  std::vector<std::string> variables = more;
  for (char** one = environ; *one != nullptr; ++one) variables.emplace_back(*one);
  Spawning spawning;
  for (int number = 0; number < 3; ++number) {
    ::posix_spawn_file_actions_adddup2(&spawning.actions,
                                       files[static_cast<std::size_t>(number)].get(), number);
  }
  // This program ignores a closed pipe; another one need not know how to.
  sigset_t usual;
  ::sigemptyset(&usual);
  ::sigaddset(&usual, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&spawning.attributes, &usual);
  ::posix_spawnattr_setflags(&spawning.attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, words.front().c_str(), &spawning.actions, &spawning.attributes,
                     pointers_to(words).data(), pointers_to(variables).data());
  if (failed == ENOENT) return Error{Problem::program_missing, {words.front(), package}, {}};
  if (failed != 0) {
    return Error{Problem::program_failed, {words.front(), std::strerror(failed)}, {}};
  }
  ProgramRun run;
  run.status = wait_for(child);
  run.output = all_of(files[1]);
  run.errors = all_of(files[2]);
  return run;
}

}  // namespace yangxiao
