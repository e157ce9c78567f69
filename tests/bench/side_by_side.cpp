// Runs two commands in turn, ten times each, and prints the median wall time of each, in
// microseconds. It is small and spawns without copying itself, so that what it measures is the
// commands. Ten at a time, so that most runs follow one of their own kind: after every run of a
// large program, a small one would find the processor's caches full of it, and never the other way
// round.
//   side_by_side ROUNDS COMMAND... -- COMMAND...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double microseconds_of(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begun = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0) std::exit(127);
  waitpid(child, &status, 0);
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begun;
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) {
    std::fprintf(stderr, "%s ended with %d\n", command[0], status);
    std::exit(1);
  }
  return took.count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  char** end = argv + argc;
  char** middle =
      std::find_if(argv + 2, end, [](const char* word) { return std::strcmp(word, "--") == 0; });
  if (argc < 5 || middle == end) return 2;
  *middle = nullptr;
  std::vector<double> ours;
  std::vector<double> theirs;
  constexpr int kInARow = 10;
  for (int round = std::atoi(argv[1]); round > 0; round -= kInARow) {
    for (int i = 0; i < kInARow; ++i) ours.push_back(microseconds_of(argv + 2));
    for (int i = 0; i < kInARow; ++i) theirs.push_back(microseconds_of(middle + 1));
  }
  std::printf("%.1f %.1f\n", median(ours), median(theirs));
  return 0;
}
