#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "export/parts_at_once.hpp"

namespace yangxiao::exporting {
namespace {

// Makes "<part>"; some parts later than others, so that they are ready out of order.
class Numbers final : public PartMaker {
 public:
  Numbers(std::atomic<std::size_t>& made, std::optional<std::size_t> fails,
          std::optional<std::size_t> throws)
      : made_(made), fails_(fails), throws_(throws) {}
  Status make(std::size_t part, std::string& text) override {
    if (part % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    if (part == fails_) return Error{Problem::disk_full, {}, {}};
    if (part == throws_) throw std::runtime_error("broken");
    ++made_;
    text += "<" + std::to_string(part) + ">";
    return {};
  }

 private:
  std::atomic<std::size_t>& made_;
  std::optional<std::size_t> fails_;
  std::optional<std::size_t> throws_;
};

struct Run {
  Status status;
  std::string text;
  std::size_t made = 0;
};

Run run(std::size_t makers, std::size_t parts, std::optional<std::size_t> fails = {},
        std::optional<std::size_t> throws = {}, std::optional<std::size_t> refused = {}) {
  Run run;
  std::atomic<std::size_t> made = 0;
  std::vector<std::unique_ptr<PartMaker>> all;
  for (std::size_t i = 0; i < makers; ++i) {
    all.push_back(std::make_unique<Numbers>(made, fails, throws));
  }
  std::size_t taken = 0;
  run.status = make_at_once(all, parts, [&](std::string_view part) -> Status {
    if (taken++ == refused) return Error{Problem::output_closed, {}, {}};
    run.text += part;
    return {};
  });
  run.made = made;
  return run;
}

std::string numbers(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "<" + std::to_string(i) + ">";
  return text;
}

TEST_CASE("parts are taken in their order, however many make them") {
  for (const std::size_t makers : {1U, 2U, 5U}) {
    for (const std::size_t parts : {0U, 1U, 2U, 9U, 200U}) {
      const Run done = run(makers, parts);
      CHECK(done.status.ok());
      CHECK(done.text == numbers(parts));
      CHECK(done.made == parts);
    }
  }
}

TEST_CASE("where a part fails, those before it may be taken, and nothing behind it") {
  for (std::size_t fails = 0; fails < 40; fails += 3) {
    const Run done = run(3, 40, fails);
    REQUIRE_FALSE(done.status.ok());
    CHECK(done.status.error().what == Problem::disk_full);
    CHECK(numbers(40).starts_with(done.text));
    CHECK(done.text.size() <= numbers(fails).size());
  }
}

TEST_CASE("what a maker throws is thrown on") {
  CHECK_THROWS_AS(run(2, 40, {}, 20), std::runtime_error);
}

TEST_CASE("whoever takes no more stops all, and nobody has run far ahead") {
  const Run done = run(2, 1000, {}, {}, 10);
  REQUIRE_FALSE(done.status.ok());
  CHECK(done.status.error().what == Problem::output_closed);
  CHECK(done.text == numbers(10));
  CHECK(done.made <= 10 + 1 + 2 * 2 + 2);
}

}  // namespace
}  // namespace yangxiao::exporting
