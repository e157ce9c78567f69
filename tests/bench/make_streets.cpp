// Writes a city as PBF: make_streets FILE SIDE. SIDE x SIDE crossings some 60 m apart, moved a
// little by chance (seeded), a street along each row and column in pieces of 20 crossings, of which
// every seventh is one-way; and a house of four corners beside every other crossing, so that a
// third of all nodes are of streets, as in an extract of Monaco. With the tags, the names, and who
// changed what when, that extracts have.
#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/memory/buffer.hpp>

using namespace osmium::builder::attr;

namespace {

constexpr int kPiece = 20;
constexpr double kWide = 0.00063;  // degrees from one crossing to the next
constexpr double kHigh = 0.00054;

class City {
 public:
  City(const char* file, int side) : side_(side), writer_(file, osmium::io::overwrite::allow) {}

  void write() {
    for (int row = 0; row < side_; ++row) {
      for (int column = 0; column < side_; ++column) {
        add_node(30.4 + row * kHigh + by_chance(), 114.0 + column * kWide + by_chance());
      }
    }
    const int houses = side_ * side_ / 2;
    for (int house = 0; house < houses; ++house) add_corners(house * 2);
    for (int line = 0; line < side_; ++line) {
      for (int begin = 0; begin + 1 < side_; begin += kPiece) add_streets(line, begin);
    }
    for (int house = 0; house < houses; ++house) add_house(house);
    writer_(std::move(buffer_));
    writer_.close();
  }

 private:
  using Id = osmium::object_id_type;

  double by_chance() { return std::uniform_real_distribution<double>(-0.00015, 0.00015)(random_); }
  Id id_of(int row, int column) const { return static_cast<Id>(row) * side_ + column + 1; }

  void add_node(double lat, double lon) {
    const Id id = ++nodes_;
    osmium::builder::add_node(buffer_, _id(id), _version(1 + id % 3),
                              _timestamp(1'600'000'000 + id % 90'000'000),
                              _cid(90'000'000 + id % 50'000), _uid(id % 700),
                              _user("mapper" + std::to_string(id % 700)), _location(lon, lat));
    flush();
  }

  void add_corners(int crossing) {
    const double lat = 30.4002 + (crossing / side_) * kHigh;
    const double lon = 114.0002 + (crossing % side_) * kWide;
    for (const auto& [up, across] : {std::pair{0, 0}, {0, 1}, {1, 1}, {1, 0}}) {
      add_node(lat + up * 0.0001, lon + across * 0.00012);
    }
  }

  void add_streets(int line, int begin) {
    std::vector<Id> along;
    std::vector<Id> across;
    for (int i = begin; i <= std::min(begin + kPiece, side_ - 1); ++i) {
      along.push_back(id_of(line, i));
      across.push_back(id_of(i, line));
    }
    add_street(along);
    add_street(across);
  }

  void add_street(const std::vector<Id>& nodes) {
    const Id id = ++ways_;
    const char* one_way = id % 7 == 0 ? "yes" : "no";
    osmium::builder::add_way(
        buffer_, _id(id), _version(1 + id % 5), _timestamp(1'650'000'000 + id),
        _cid(95'000'000 + id), _uid(id % 700), _user("mapper" + std::to_string(id % 700)),
        _tag("highway", id % 3 == 0 ? "tertiary" : "residential"), _tag("oneway", one_way),
        _tag("name", "路" + std::to_string(id % 900)), _tag("surface", "asphalt"), _nodes(nodes));
    flush();
  }

  void add_house(int house) {
    const Id first = static_cast<Id>(side_) * side_ + static_cast<Id>(house) * 4 + 1;
    const Id id = ++ways_;
    osmium::builder::add_way(
        buffer_, _id(id), _version(1), _timestamp(1'660'000'000 + id % 9'000'000), _cid(96'000'000),
        _uid(id % 700), _user("mapper" + std::to_string(id % 700)), _tag("building", "yes"),
        _nodes({first, first + 1, first + 2, first + 3, first}));
    flush();
  }

  void flush() {
    if (buffer_.committed() < (1U << 20U)) return;
    writer_(std::move(buffer_));
    buffer_ = osmium::memory::Buffer(1U << 21U, osmium::memory::Buffer::auto_grow::yes);
  }

  int side_;
  osmium::io::Writer writer_;
  osmium::memory::Buffer buffer_{1U << 21U, osmium::memory::Buffer::auto_grow::yes};
  std::mt19937 random_{8};
  Id nodes_ = 0;
  Id ways_ = 0;
};

}  // namespace

int main(int, char** arguments) { City(arguments[1], std::atoi(arguments[2])).write(); }
