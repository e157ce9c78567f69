// Which nights --keep removes.
#include <doctest/doctest.h>

#include "export/night/retention.hpp"

using namespace yangxiao;
using exporting::Night;
using exporting::NightShelf;

namespace {

// The n-th set, of the n-th day, when the book had n transactions.
Night night(std::int64_t number) {
  Night made;
  made.manifest.number = number;
  made.manifest.mark = number;
  made.manifest.night = "2026-11-" + std::to_string(10 + number);
  made.path = std::to_string(number);
  return made;
}

NightShelf shelf_of(std::vector<std::int64_t> whole, std::vector<std::int64_t> changes = {}) {
  NightShelf shelf;
  for (const std::int64_t number : whole) shelf.whole.push_back(night(number));
  for (const std::int64_t number : changes) shelf.changes.push_back(night(number));
  return shelf;
}

using Folders = std::vector<std::string>;
const auto kNobody = [](const exporting::Manifest&) { return false; };

// Whoever came with one transaction and was erased by another.
auto erased(std::int64_t came, std::int64_t went) {
  return [came, went](const exporting::Manifest& manifest) {
    return came <= manifest.mark && manifest.mark < went;
  };
}

}  // namespace

TEST_CASE("the last whole nights stay, with the changes that go on from them") {
  const NightShelf shelf = shelf_of({1, 3, 5}, {2, 4, 6});
  CHECK(folders_to_remove(shelf, 3, kNobody) == Folders{});
  CHECK(folders_to_remove(shelf, 9, kNobody) == Folders{});
  CHECK(folders_to_remove(shelf, 2, kNobody) == Folders{"2", "1"});
  CHECK(folders_to_remove(shelf, 1, kNobody) == Folders{"4", "2", "3", "1"});
  // Changes whose whole night is gone are older than all that stay.
  CHECK(folders_to_remove(shelf_of({5, 7}, {2, 4}), 1, kNobody) == Folders{"4", "2", "5"});
  CHECK(folders_to_remove(shelf_of({5, 7}, {2, 4}), 2, kNobody) == Folders{});
}

TEST_CASE("nights with somebody who was erased go when two whole ones without them are newer") {
  const auto second = erased(2, 4);
  CHECK(folders_to_remove(shelf_of({1, 2, 3, 4}), 9, second) == Folders{});
  CHECK(folders_to_remove(shelf_of({1, 2, 3, 4, 5}), 9, second) == Folders{"3", "2"});
  // The first was made before they came, and the ones of that transaction on are without them.
  CHECK(folders_to_remove(shelf_of({1, 4, 5}), 9, second) == Folders{});
  CHECK(folders_to_remove(shelf_of({1, 2, 4}), 1, second) == Folders{"2", "1"});
  CHECK(folders_to_remove(shelf_of({2, 3}, {4}), 2, second) == Folders{});
}

TEST_CASE("of a chain goes what somebody who was erased came with, and what goes on from it") {
  const auto third = erased(3, 5);
  const NightShelf shelf = shelf_of({1, 6, 7}, {2, 3, 4, 5});
  CHECK(folders_to_remove(shelf, 9, third) == Folders{"5", "4", "3"});
  const auto first = erased(1, 5);
  CHECK(folders_to_remove(shelf, 9, first) == Folders{"5", "4", "3", "2", "1"});
  CHECK(folders_to_remove(shelf_of({1, 6}, {2, 3, 4, 5}), 9, first) == Folders{});
}

TEST_CASE("a night that cannot be read goes when its day is before those that stay") {
  NightShelf shelf = shelf_of({2, 3, 4});
  shelf.broken = {"nights/2026-11-11", "nights/2026-11-13.2", "nights/changes/2026-11-12"};
  CHECK(folders_to_remove(shelf, 3, kNobody) == Folders{"nights/2026-11-11"});
  CHECK(folders_to_remove(shelf, 1, kNobody) ==
        Folders{"3", "2", "nights/2026-11-11", "nights/2026-11-13.2", "nights/changes/2026-11-12"});
  shelf.whole.clear();
  CHECK(folders_to_remove(shelf, 1, kNobody) == Folders{});
}
