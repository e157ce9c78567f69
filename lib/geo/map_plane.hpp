// A part of the Earth on a flat picture: for districts, where a degree of longitude is as long in
// the south as in the north.
#pragma once

#include <string>

#include "geo/position.hpp"
#include "geo/region.hpp"

namespace yangxiao::geo {

// What a picture is to show.
struct MapExtent {
  double south = 999;
  double north = -999;
  double west = 999;
  double east = -999;

  void take(Position place);
  void take(const Region& region);
  // So many metres more on each side.
  void widen(double metres);
  bool is_empty() const { return south > north; }
};

struct MapFrame {
  double width = 0;    // of the picture
  double margin = 0;   // left and right
  double highest = 0;  // that the map may be
  double top = 0;      // where it begins
};

class MapPlane {
 public:
  // The extent is not empty. A single place has a map, too.
  MapPlane(const MapExtent& extent, const MapFrame& frame);

  double x(Position place) const { return left_ + (place.lon - west_) * narrow_ * scale_; }
  double y(Position place) const { return frame_.top + (north_ - place.lat) * scale_; }
  double height() const { return height_; }
  double pixels(double metres) const;
  bool shows(Position place) const;

 private:
  MapFrame frame_;
  double north_;
  double west_;
  double narrow_;  // a degree of longitude, in degrees of latitude
  double scale_;
  double left_;
  double height_;
};

// A ring, or all of a region, as the path of an SVG, to a tenth of a pixel.
void append_path(std::string& path, const Region::Ring& ring, const MapPlane& plane);
std::string path_of(const Region& region, const MapPlane& plane);

// A length that is 1, 2 or 5 of something, and no longer on the picture than so much: in metres.
double scale_length(const MapPlane& plane, double longest);
// How it is written: "500 m", "2 km".
std::string scale_text(double metres);

}  // namespace yangxiao::geo
