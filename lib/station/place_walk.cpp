#include "station/place_walk.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace yangxiao::station {
namespace {

constexpr const char* kNode = R"sql(SELECT data FROM station_tree_node WHERE nodeno = ?1)sql";

// The format of a node, from the head of SQLite's ext/rtree/rtree.c; part of its file format. All
// numbers are big-endian. Two bytes of depth (meant in the root alone), two of the count of cells,
// then the cells: 64 bits of the station or the node below, four 32-bit floats.
constexpr std::int64_t kRoot = 1;
constexpr std::size_t kHead = 4;
constexpr std::size_t kCell = 24;
constexpr unsigned kDeepest = 40;  // RTREE_MAX_DEPTH

std::uint64_t big_endian(const unsigned char* bytes, std::size_t count) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number = number << 8U | bytes[i];
  return number;
}

double edge(const unsigned char* bytes) {
  return static_cast<double>(
      std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(bytes, 4))));
}

[[noreturn]] void fail() {
  throw SQLite::Exception("the R*Tree of the stations does not hold together", SQLITE_CORRUPT);
}

}  // namespace

PlaceWalk::PlaceWalk(const store::Reader& book, geo::Position from)
    : from_(from), node_(book.database(), kNode) {
  heap_.reserve(256);
  heap_.push_back({0, kRootHeight, kRoot});
}

bool PlaceWalk::comes_later(const Ahead& a, const Ahead& b) {
  return a.bound != b.bound ? a.bound > b.bound : a.height > b.height;
}

std::optional<std::int64_t> PlaceWalk::next(double cutoff) {
  while (!heap_.empty()) {
    const Ahead nearest = heap_.front();
    if (nearest.bound * geo::kSphereToEllipsoid > cutoff) return std::nullopt;
    std::pop_heap(heap_.begin(), heap_.end(), comes_later);
    heap_.pop_back();
    if (nearest.height == 0) return nearest.number;
    open(nearest);
  }
  return std::nullopt;
}

void PlaceWalk::open(const Ahead& node) {
  if (!opened_.insert(node.number).second) fail();
  node_.reset();
  node_.bind(1, node.number);
  if (!node_.executeStep()) fail();
  const SQLite::Column data = node_.getColumn(0);
  const auto* bytes = static_cast<const unsigned char*>(data.getBlob());
  const auto size = static_cast<std::size_t>(data.getBytes());
  if (size < kHead) fail();
  const auto count = static_cast<std::size_t>(big_endian(bytes + 2, 2));
  if (size < kHead + count * kCell) fail();
  int height = node.height;
  if (height == kRootHeight) {
    const std::uint64_t depth = big_endian(bytes, 2);
    if (depth > kDeepest) fail();
    height = static_cast<int>(depth) + 1;
  }
  push_cells(bytes + kHead, count, height - 1);
}

void PlaceWalk::push_cells(const unsigned char* cells, std::size_t count, int height) {
  for (const unsigned char* cell = cells; cell != cells + count * kCell; cell += kCell) {
    const geo::Box box{edge(cell + 8), edge(cell + 12), edge(cell + 16), edge(cell + 20)};
    heap_.push_back(
        {from_.lower_bound(box), height, static_cast<std::int64_t>(big_endian(cell, 8))});
    std::push_heap(heap_.begin(), heap_.end(), comes_later);
  }
}

}  // namespace yangxiao::station
