#include "geo/position_text.hpp"

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"

namespace yangxiao::geo {
namespace {

enum class Axis : std::uint8_t { none, latitude, longitude };

// One coordinate as it was written: its number, and the axis that a letter gave it.
struct Coordinate {
  double degrees = 0;
  Axis axis = Axis::none;
};

struct Word {
  std::string_view text;
  Axis axis;
  int sign;  // of a hemisphere
};

constexpr Word kHemispheres[] = {
    {"北纬", Axis::latitude, 1},   {"南纬", Axis::latitude, -1}, {"东经", Axis::longitude, 1},
    {"西经", Axis::longitude, -1}, {"N", Axis::latitude, 1},     {"S", Axis::latitude, -1},
    {"E", Axis::longitude, 1},     {"W", Axis::longitude, -1},   {"n", Axis::latitude, 1},
    {"s", Axis::latitude, -1},     {"e", Axis::longitude, 1},    {"w", Axis::longitude, -1},
    {"北", Axis::latitude, 1},     {"南", Axis::latitude, -1},   {"东", Axis::longitude, 1},
    {"西", Axis::longitude, -1},
};

// The marks after degrees, minutes and seconds.
constexpr std::string_view kDegreeMarks[] = {"°", "度", "º"};
constexpr std::string_view kMinuteMarks[] = {"'", "′", "’", "分"};
constexpr std::string_view kSecondMarks[] = {"\"", "″", "”", "''", "秒"};

// Reads a text from its front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  template <std::size_t N>
  bool take_any(const std::string_view (&words)[N]) {
    for (const std::string_view word : words) {
      if (take(word)) return true;
    }
    return false;
  }
  std::optional<Word> take_hemisphere() {
    for (const Word& word : kHemispheres) {
      if (take(word.text)) return word;
    }
    return std::nullopt;
  }
  // A decimal number without an exponent; a sign only where one is allowed.
  std::optional<double> take_number(bool is_signed) {
    std::size_t length = 0;
    if (is_signed && !rest_.empty() && (rest_[0] == '-' || rest_[0] == '+')) length = 1;
    const std::size_t digits = length;
    while (length < rest_.size() && (is_digit(rest_[length]) || rest_[length] == '.')) ++length;
    if (length == digits || length > 40) return std::nullopt;
    const bool plus = rest_[0] == '+';  // from_chars takes no plus
    double value = 0;
    const auto [end, code] = std::from_chars(rest_.data() + (plus ? 1 : 0), rest_.data() + length,
                                             value, std::chars_format::fixed);
    if (code != std::errc() || end != rest_.data() + length) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

// Minutes and seconds after a degree mark; nothing where they are not below 60.
std::optional<double> take_sixtieths(Cursor& cursor) {
  double fraction = 0;
  cursor.skip_spaces();
  Cursor ahead = cursor;
  if (const auto minutes = ahead.take_number(false)) {
    ahead.skip_spaces();
    if (!ahead.take_any(kMinuteMarks)) return fraction;  // the number belongs to what follows
    if (*minutes >= 60) return std::nullopt;
    fraction += *minutes / 60.0;
    cursor = ahead;
    cursor.skip_spaces();
    ahead = cursor;
    if (const auto seconds = ahead.take_number(false)) {
      ahead.skip_spaces();
      if (!ahead.take_any(kSecondMarks)) return fraction;
      if (*seconds >= 60) return std::nullopt;
      fraction += *seconds / 3600.0;
      cursor = ahead;
    }
  }
  return fraction;
}

// `:12:37.5` after `114` where the mark is ":", `12 37.5` where it is empty.
std::optional<double> take_bare_sixtieths(Cursor& cursor, std::string_view mark) {
  double fraction = 0;
  for (const double unit : {60.0, 3600.0}) {
    cursor.skip_spaces();
    if (!cursor.take(mark)) break;
    cursor.skip_spaces();
    const auto part = cursor.take_number(false);
    if (!part && mark.empty()) break;
    if (!part || *part >= 60) return std::nullopt;
    fraction += *part / unit;
  }
  return fraction;
}

// What stands behind the degrees, in degrees. `alone`: nothing else follows, so that further bare
// numbers are minutes and seconds.
std::optional<double> take_fraction(Cursor& cursor, bool alone) {
  if (cursor.take_any(kDegreeMarks)) return take_sixtieths(cursor);
  if (cursor.rest().starts_with(':')) return take_bare_sixtieths(cursor, ":");
  return alone ? take_bare_sixtieths(cursor, "") : 0.0;
}

std::optional<Coordinate> take_coordinate(Cursor& cursor, bool alone = false) {
  Coordinate coordinate;
  cursor.skip_spaces();
  const auto before = cursor.take_hemisphere();
  cursor.skip_spaces();
  const auto degrees = cursor.take_number(!before);
  if (!degrees) return std::nullopt;
  const bool negative = std::signbit(*degrees);
  double size = std::fabs(*degrees);
  cursor.skip_spaces();
  const auto fraction = take_fraction(cursor, alone || before);
  if (!fraction || (*fraction > 0 && size != std::trunc(size))) return std::nullopt;
  size += *fraction;
  cursor.skip_spaces();
  const auto after = before ? std::nullopt : cursor.take_hemisphere();
  if (after && negative) return std::nullopt;  // -30N says two things
  const auto letter = before ? before : after;
  coordinate.axis = letter ? letter->axis : Axis::none;
  coordinate.degrees = (letter && letter->sign < 0) || negative ? -size : size;
  return coordinate;
}

std::optional<std::pair<Coordinate, Coordinate>> take_pair(std::string_view text) {
  Cursor cursor(text);
  const auto first = take_coordinate(cursor);
  if (!first) return std::nullopt;
  cursor.skip_spaces();
  if (!cursor.take(",") && !cursor.take(";")) cursor.take("/");
  const auto second = take_coordinate(cursor);
  cursor.skip_spaces();
  if (!second || !cursor.at_end()) return std::nullopt;
  if ((first->axis == Axis::none) != (second->axis == Axis::none)) return std::nullopt;
  if (first->axis != Axis::none && first->axis == second->axis) return std::nullopt;
  return std::pair(*first, *second);
}

Error bad(std::string_view text) { return {Problem::position_bad, {std::string(text)}, {}}; }

// What two bare numbers in the given order are, or the reason why they are likely the other way.
Result<Position> judge(std::string_view text, Position given) {
  const Position other{given.lon, given.lat};
  const bool wrong = !is_valid(given);
  const bool likely_swapped = wrong ? is_valid(other) : looks_swapped(given);
  if (likely_swapped) {
    return Error{Problem::position_swapped,
                 {std::string(text), fmt::format("{},{}", other.lat, other.lon)},
                 {}};
  }
  if (wrong) return bad(text);
  return given;
}

// The plain form of what a person may have typed: half-width, without the wrapping of a geo URI
// (RFC 5870: what stands behind ';' are parameters).
std::string plain_form(std::string_view text, bool& is_uri) {
  std::string plain = text::to_halfwidth(text::trimmed(text));
  for (std::size_t at = plain.find("、"); at != std::string::npos; at = plain.find("、")) {
    plain.replace(at, std::string_view("、").size(), ",");
  }
  is_uri = plain.starts_with("geo:");
  return is_uri ? plain.substr(4, plain.find(';') - 4) : plain;
}

Result<double> parse_axis(std::string_view text, std::string_view column, Axis axis) {
  bool is_uri = false;
  const std::string plain = plain_form(text, is_uri);
  Cursor cursor(plain);
  const auto coordinate = take_coordinate(cursor, true);
  cursor.skip_spaces();
  const bool other_axis = coordinate && coordinate->axis != Axis::none && coordinate->axis != axis;
  if (!coordinate || other_axis || !cursor.at_end()) {
    return Error{Problem::number_bad, {std::string(column)}, {}};
  }
  const double bound = axis == Axis::latitude ? 90.0 : 180.0;
  if (std::fabs(coordinate->degrees) > bound) {
    return Error{axis == Axis::latitude ? Problem::latitude_range : Problem::longitude_range,
                 {std::string(column)},
                 {}};
  }
  return coordinate->degrees;
}

}  // namespace

std::optional<Order> order_named(std::string_view name) {
  if (name == "latlon") return Order::lat_lon;
  if (name == "lonlat") return Order::lon_lat;
  return std::nullopt;
}

Result<Position> parse_position(std::string_view text, Order order) {
  bool is_uri = false;
  const std::string plain = plain_form(text, is_uri);
  const auto pair = take_pair(plain);
  if (!pair) return bad(text);
  const auto& [first, second] = *pair;
  if (first.axis != Axis::none) {
    const bool lat_first = first.axis == Axis::latitude;
    const Position place{lat_first ? first.degrees : second.degrees,
                         lat_first ? second.degrees : first.degrees};
    if (!is_valid(place)) return bad(text);
    return place;
  }
  const bool lat_first = is_uri || order == Order::lat_lon;
  return judge(text, {lat_first ? first.degrees : second.degrees,
                      lat_first ? second.degrees : first.degrees});
}

Result<double> parse_latitude(std::string_view text, std::string_view column) {
  return parse_axis(text, column, Axis::latitude);
}

Result<double> parse_longitude(std::string_view text, std::string_view column) {
  return parse_axis(text, column, Axis::longitude);
}

Result<Reach> parse_reach(std::string_view text) {
  struct Unit {
    std::string_view name;
    bool minutes;
    double factor;
  };
  static constexpr Unit kUnits[] = {
      {"m", false, 1},       {"米", false, 1}, {"km", false, 1000}, {"公里", false, 1000},
      {"千米", false, 1000}, {"min", true, 1}, {"分钟", true, 1},   {"分", true, 1}};
  const std::string plain = text::to_halfwidth(text::trimmed(text));
  Cursor cursor(plain);
  const bool on_foot = cursor.take("步行");  // 步行10分钟, but no 步行10公里
  cursor.skip_spaces();
  const auto number = cursor.take_number(false);
  cursor.skip_spaces();
  for (const Unit& unit : kUnits) {
    if (on_foot && !unit.minutes) continue;
    // Past 1e9 m a reach goes round the Earth 25 times: a typing error, and no bound is needed.
    if (number && *number > 0 && *number < 1e9 && cursor.rest() == unit.name) {
      return Reach{unit.minutes, *number * unit.factor};
    }
  }
  return Error{Problem::reach_bad, {std::string(text)}, {}};
}

}  // namespace yangxiao::geo
