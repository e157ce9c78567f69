#include "geo/street/osm_streets.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include <osmium/io/opl_input.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

#include "geo/distance.hpp"
#include "geo/street/way_rules.hpp"

namespace yangxiao::geo {
namespace {

using NodeId = osmium::object_id_type;

std::string_view tag(const osmium::TagList& tags, const char* key) {
  return tags.get_value_by_key(key, "");
}

Direction direction_of_way(Mode mode, const osmium::TagList& tags) {
  WayTags told;
  told.highway = tag(tags, "highway");
  if (told.highway.empty()) return Direction::none;
  told.access = tag(tags, "access");
  told.vehicle = tag(tags, "vehicle");
  told.foot = tag(tags, "foot");
  told.bicycle = tag(tags, "bicycle");
  told.motorroad = tag(tags, "motorroad");
  told.oneway = tag(tags, "oneway");
  told.oneway_bicycle = tag(tags, "oneway:bicycle");
  told.cycleway = tag(tags, "cycleway");
  told.junction = tag(tags, "junction");
  return direction_of(mode, told);
}

// Takes nodes as they come, before the ways, and gives those that ways use a number.
class Corners {
 public:
  // About how many nodes will come, so that memory is not moved as they do.
  explicit Corners(std::size_t expected) { nodes_.reserve(expected); }

  void take(const osmium::Node& node) {
    if (!node.location().valid()) return;
    is_sorted_ = is_sorted_ && (nodes_.empty() || nodes_.back().id < node.id());
    nodes_.push_back({node.id(), node.location()});
  }
  // All nodes are known.
  void end_nodes() {
    if (has_all_) return;
    has_all_ = true;
    if (!is_sorted_) {
      std::sort(nodes_.begin(), nodes_.end(),
                [](const Node& a, const Node& b) { return a.id < b.id; });
    }
    numbers_.assign(nodes_.size(), kUnused);
  }
  bool has_all() const { return has_all_; }
  // Nothing: the file does not have that node.
  std::optional<std::uint32_t> number_of(NodeId id) {
    const std::size_t at = place_of(id);
    if (at == nodes_.size()) return std::nullopt;
    if (numbers_[at] == kUnused) {
      numbers_[at] = static_cast<std::uint32_t>(used_.size());
      const osmium::Location& location = nodes_[at].location;
      used_.push_back({location.lat_without_check(), location.lon_without_check()});
    }
    return numbers_[at];
  }
  std::vector<Position> take_used() { return std::move(used_); }

 private:
  static constexpr std::uint32_t kUnused = 0xFFFFFFFF;
  struct Node {
    NodeId id;
    osmium::Location location;
  };

  // Nodes of a way were often made one after another, and lie near each other else: looked for from
  // the last one in steps that double. Their count where it is not there.
  std::size_t place_of(NodeId id) {
    const auto less = [](const Node& node, NodeId sought) { return node.id < sought; };
    std::size_t low = std::min(next_, nodes_.size());
    std::size_t high = low;
    if (low < nodes_.size() && nodes_[low].id <= id) {
      for (std::size_t step = 1; high < nodes_.size() && nodes_[high].id < id; step *= 2) {
        low = high;
        high += step;
      }
    } else {
      for (std::size_t step = 1; low > 0 && (low == nodes_.size() || nodes_[low].id > id);
           step *= 2) {
        high = low;
        low -= std::min(step, low);
      }
    }
    const auto begin = nodes_.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end =
        nodes_.begin() + static_cast<std::ptrdiff_t>(std::min(high + 1, nodes_.size()));
    const auto found = std::lower_bound(begin, end, id, less);
    if (found == nodes_.end() || found->id != id) return nodes_.size();
    next_ = static_cast<std::size_t>(found - nodes_.begin()) + 1;
    return next_ - 1;
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> numbers_;  // of those that are used
  std::vector<Position> used_;
  std::size_t next_ = 0;
  bool is_sorted_ = true;
  bool has_all_ = false;
};

// Its smallest nodes take some three bytes; no more is held for them than two gigabytes.
std::size_t nodes_expected(const std::string& path) {
  constexpr std::uintmax_t kMost = 100'000'000;
  std::error_code code;
  const std::uintmax_t bytes = std::filesystem::file_size(path, code);
  return code ? 0 : static_cast<std::size_t>(std::min(bytes / 3, kMost));
}

void take_way(const osmium::Way& way, Direction direction, Corners& corners,
              std::vector<Streets::Piece>& pieces) {
  std::optional<std::uint32_t> before;
  for (const osmium::NodeRef& node : way.nodes()) {
    const auto corner = corners.number_of(node.ref());
    if (before && corner && *before != *corner) {
      Streets::Piece piece{*before, *corner, 0, direction == Direction::both};
      if (direction == Direction::backward) std::swap(piece.from, piece.to);
      pieces.push_back(piece);
    }
    before = corner;
  }
}

// Calls job(begin, end) for both halves of so many things at once.
template <typename Job>
void in_halves(std::size_t count, const Job& job) {
  const std::jthread other([&] { job(count / 2, count); });
  job(0, count / 2);
}

// When all is read: what one thread does meanwhile reading waits for.
void measure(Streets& streets) {
  std::vector<InSpace> at(streets.corners.size());
  in_halves(at.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) at[i] = in_space(streets.corners[i]);
  });
  in_halves(streets.pieces.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Streets::Piece& piece = streets.pieces[i];
      const double line = std::sqrt(metres_squared(at[piece.from], at[piece.to]));
      piece.metres = static_cast<float>(
          metres_over(line, streets.corners[piece.from], streets.corners[piece.to]));
    }
  });
}

Error broken(const std::string& path, const char* why) {
  return {Problem::network_broken, {why}, {path, 0, 0, {}}};
}

Result<Streets> read(const std::string& path, Mode mode) {
  osmium::io::Reader reader(path, osmium::osm_entity_bits::node | osmium::osm_entity_bits::way,
                            osmium::io::read_meta::no);
  Corners corners(nodes_expected(path));
  Streets streets;
  while (osmium::memory::Buffer buffer = reader.read()) {
    for (const auto& item : buffer) {
      if (item.type() == osmium::item_type::node) {
        if (corners.has_all()) return broken(path, "nodes behind ways; osmium sort helps");
        corners.take(static_cast<const osmium::Node&>(item));
      } else if (item.type() == osmium::item_type::way) {
        const auto& way = static_cast<const osmium::Way&>(item);
        const Direction direction = direction_of_way(mode, way.tags());
        if (direction == Direction::none) continue;
        corners.end_nodes();
        take_way(way, direction, corners, streets.pieces);
      }
    }
  }
  reader.close();
  streets.corners = corners.take_used();
  measure(streets);
  return streets;
}

}  // namespace

Result<Streets> read_osm_streets(const std::string& path, Mode mode) {
  std::error_code code;
  if (!std::filesystem::exists(path, code))
    return Error{Problem::file_missing, {}, {path, 0, 0, {}}};
  try {
    auto streets = read(path, mode);
    if (streets && streets->pieces.empty())
      return Error{Problem::network_empty, {}, {path, 0, 0, {}}};
    return streets;
  } catch (const std::exception& failure) {  // what libosmium throws
    return broken(path, failure.what());
  }
}

}  // namespace yangxiao::geo
