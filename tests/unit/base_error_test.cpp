#include <set>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/reporter.hpp"

using namespace yangxiao;

TEST_CASE("every problem and every note has a name of its own") {
  std::set<std::string_view> names;
  for (const Problem problem : all_problems()) CHECK(names.insert(name_of(problem)).second);
  for (const Note note : all_notes()) CHECK(names.insert(name_of(note)).second);
}
