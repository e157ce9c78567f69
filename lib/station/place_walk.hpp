// The R*Tree of the stations, walked from a place outwards. It reads the tree's nodes itself:
// connecting SQLite's module and planning a query on it cost a single look-up more than the walk.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "geo/distance.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

class PlaceWalk {
 public:
  PlaceWalk(const store::Reader& book, geo::Position from);

  // The station whose box in the tree has the next lower bound, or nothing once that bound is past
  // `cutoff` (metres on the ellipsoid) and with it everything that is left. A box has 32-bit edges:
  // two stations that are a metre apart may come in either order.
  // A tree whose nodes do not hold together throws SQLite::Exception with SQLITE_CORRUPT.
  std::optional<std::int64_t> next(double cutoff);

 private:
  // A station, or a node that is still closed.
  struct Ahead {
    double bound;         // metres on the sphere
    int height;           // 0: a station; 1: a node of stations; ...; kRootHeight: the root
    std::int64_t number;  // of the station or the node
  };
  static constexpr int kRootHeight = 99;  // until it is read, which tells
  static bool comes_later(const Ahead& a, const Ahead& b);
  void open(const Ahead& node);
  void push_cells(const unsigned char* cells, std::size_t count, int height);

  geo::BoxDistance from_;
  SQLite::Statement node_;
  std::vector<Ahead> heap_;
  std::unordered_set<std::int64_t> opened_;
};

}  // namespace yangxiao::station
