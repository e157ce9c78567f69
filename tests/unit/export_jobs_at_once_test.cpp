#include <atomic>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include "export/night/jobs_at_once.hpp"

namespace yangxiao::exporting {
namespace {

TEST_CASE("all jobs are done, by however many threads") {
  for (const std::size_t threads : {1U, 2U, 3U, 50U}) {
    std::vector<std::atomic<int>> done(20);
    std::vector<Job> jobs;
    for (std::atomic<int>& one : done) {
      jobs.emplace_back([&one]() -> Status {
        ++one;
        return {};
      });
    }
    CHECK(run_at_once(jobs, threads).ok());
    for (const std::atomic<int>& one : done) CHECK(one == 1);
  }
  CHECK(run_at_once({}, 2).ok());
}

TEST_CASE("behind a job that fails or throws no other begins") {
  for (const std::size_t threads : {1U, 2U}) {
    std::atomic<int> later{0};
    std::vector<Job> jobs;
    jobs.emplace_back([]() -> Status { return Error{Problem::disk_full, {}, {}}; });
    for (int i = 0; i < 100; ++i) {
      jobs.emplace_back([&later]() -> Status {
        ++later;
        return {};
      });
    }
    const Status failed = run_at_once(jobs, threads);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().what == Problem::disk_full);
    if (threads == 1) CHECK(later == 0);
    jobs[0] = []() -> Status { throw std::runtime_error("broken"); };
    CHECK_THROWS_AS([&] { [[maybe_unused]] const Status s = run_at_once(jobs, threads); }(),
                    std::runtime_error);
  }
}

}  // namespace
}  // namespace yangxiao::exporting
