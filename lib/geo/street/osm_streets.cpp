#include "geo/street/osm_streets.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
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

// Takes nodes as they come, and gives those that ways use a number.
class Corners {
 public:
  void take(const osmium::Node& node) {
    if (!node.location().valid()) return;
    is_sorted_ = is_sorted_ && (nodes_.empty() || nodes_.back().id < node.id());
    nodes_.push_back({node.id(), node.location(), kUnused});
  }
  // Ways come behind nodes: all are known then.
  void sort() {
    if (is_sorted_) return;
    std::sort(nodes_.begin(), nodes_.end(),
              [](const Node& a, const Node& b) { return a.id < b.id; });
    is_sorted_ = true;
  }
  // Nothing: the file does not have that node.
  std::optional<std::uint32_t> number_of(NodeId id) {
    Node* node = find(id);
    if (node == nullptr) return std::nullopt;
    if (node->number == kUnused) {
      node->number = static_cast<std::uint32_t>(used_.size());
      used_.push_back({node->location.lat_without_check(), node->location.lon_without_check()});
      in_space_.push_back(in_space(used_.back()));
    }
    return node->number;
  }
  float metres_between(std::uint32_t a, std::uint32_t b) const {
    const double line = std::sqrt(metres_squared(in_space_[a], in_space_[b]));
    return static_cast<float>(metres_over(line, used_[a], used_[b]));
  }
  std::vector<Position> take_used() { return std::move(used_); }

 private:
  static constexpr std::uint32_t kUnused = 0xFFFFFFFF;
  struct Node {
    NodeId id;
    osmium::Location location;
    std::uint32_t number;
  };

  // Nodes of a way were often made one after another.
  Node* find(NodeId id) {
    if (next_ < nodes_.size() && nodes_[next_].id == id) return &nodes_[next_++];
    const auto at =
        std::lower_bound(nodes_.begin(), nodes_.end(), id,
                         [](const Node& node, NodeId sought) { return node.id < sought; });
    if (at == nodes_.end() || at->id != id) return nullptr;
    next_ = static_cast<std::size_t>(at - nodes_.begin()) + 1;
    return &*at;
  }

  std::vector<Node> nodes_;
  std::vector<Position> used_;
  std::vector<InSpace> in_space_;
  std::size_t next_ = 0;
  bool is_sorted_ = true;
};

void take_way(const osmium::Way& way, Direction direction, Corners& corners,
              std::vector<Streets::Piece>& pieces) {
  std::optional<std::uint32_t> before;
  for (const osmium::NodeRef& node : way.nodes()) {
    const auto corner = corners.number_of(node.ref());
    if (before && corner && *before != *corner) {
      Streets::Piece piece{*before, *corner, corners.metres_between(*before, *corner),
                           direction == Direction::both};
      if (direction == Direction::backward) std::swap(piece.from, piece.to);
      pieces.push_back(piece);
    }
    before = corner;
  }
}

Streets read(const std::string& path, Mode mode) {
  osmium::io::Reader reader(path, osmium::osm_entity_bits::node | osmium::osm_entity_bits::way,
                            osmium::io::read_meta::no);
  Corners corners;
  Streets streets;
  while (osmium::memory::Buffer buffer = reader.read()) {
    for (const auto& item : buffer) {
      if (item.type() == osmium::item_type::node) {
        corners.take(static_cast<const osmium::Node&>(item));
      } else if (item.type() == osmium::item_type::way) {
        const auto& way = static_cast<const osmium::Way&>(item);
        const Direction direction = direction_of_way(mode, way.tags());
        if (direction == Direction::none) continue;
        corners.sort();
        take_way(way, direction, corners, streets.pieces);
      }
    }
  }
  reader.close();
  streets.corners = corners.take_used();
  return streets;
}

}  // namespace

Result<Streets> read_osm_streets(const std::string& path, Mode mode) {
  std::error_code code;
  if (!std::filesystem::exists(path, code))
    return Error{Problem::file_missing, {}, {path, 0, 0, {}}};
  const auto broken = [&path](const char* why) {
    return Error{Problem::network_broken, {why}, {path, 0, 0, {}}};
  };
  try {
    Streets streets = read(path, mode);
    if (streets.pieces.empty()) return Error{Problem::network_empty, {}, {path, 0, 0, {}}};
    return streets;
  } catch (const std::exception& failure) {  // what libosmium throws
    return broken(failure.what());
  }
}

}  // namespace yangxiao::geo
