#include "export/night/jobs_at_once.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace yangxiao::exporting {
namespace {

struct Ending {
  Status status;
  std::exception_ptr thrown;
  bool is_bad() const { return !status || thrown; }
};

Ending end_of(const Job& job) {
  try {
    return {job(), nullptr};
  } catch (...) {
    return {{}, std::current_exception()};
  }
}

}  // namespace

Status run_at_once(std::span<const Job> jobs, std::size_t threads) {
  std::vector<Ending> endings(jobs.size());
  std::atomic<std::size_t> next{0};
  std::atomic<bool> has_failed{false};
  const auto work = [&] {
    for (std::size_t job = next++; job < jobs.size() && !has_failed; job = next++) {
      endings[job] = end_of(jobs[job]);
      if (endings[job].is_bad()) has_failed = true;
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(threads, jobs.size()); ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  for (const Ending& ending : endings) {
    if (ending.thrown) std::rethrow_exception(ending.thrown);
    if (!ending.status) return ending.status;
  }
  return {};
}

}  // namespace yangxiao::exporting
