#include "table/json_record.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace yangxiao::table {
namespace {

constexpr std::size_t kDeepest = 64;

// What APIs call the list of what was asked for. A list by another name belongs to its record.
constexpr std::array<std::string_view, 9> kLists = {
    "service_requests", "data", "list", "rows", "records", "items", "results", "result", "value"};

}  // namespace

bool JsonRecords::fail(Error error) {
  if (!error_) error_ = std::move(error);
  return false;
}

bool JsonRecords::key(string_t& name) {
  position_.bytes_since_event = 0;
  frames_.back().key = name;
  return true;
}

// The names that lead to the value, from a depth on; lists add nothing.
std::string JsonRecords::path(std::size_t from) const {
  std::string joined;
  for (std::size_t i = from; i < frames_.size(); ++i) {
    if (frames_[i].kind != '{') continue;
    if (!joined.empty()) joined += '.';
    joined += frames_[i].key;
  }
  return joined;
}

bool JsonRecords::value(std::string_view text) {
  position_.bytes_since_event = 0;
  if (text.size() > largest_field_) {
    return fail(
        {Problem::field_too_large, {std::to_string(largest_field_), "--max-field"}, here()});
  }
  if (frames_.empty()) return fail({Problem::json_not_rows, {}, here()});
  if (!in_record_) {
    // A list may hold nothing but objects; what else a GeoJSON collection says of itself is passed.
    const bool is_passed = wrapped_depth_ && frames_.size() != *wrapped_depth_;
    if (frames_.back().kind == '[' && !is_passed) {
      return fail({Problem::json_not_rows, {}, here()});
    }
    return true;
  }
  if (is_geojson_) return value_of_feature(text);
  const std::string column = path(record_depth_);
  ++frames_.back().count;
  if (!columns_.add(column, text, frames_.back().kind == '[')) {
    return fail({Problem::header_duplicate, {column}, here()});
  }
  return true;
}

bool JsonRecords::value_of_feature(std::string_view text) {
  const Frame& feature = frames_[record_depth_];
  if (feature.key == "geometry") {
    if (frames_.size() <= record_depth_ + 1) return true;  // "geometry": null
    Frame& last = frames_.back();
    const std::string& member = frames_[record_depth_ + 1].key;
    if (member == "type") geometry_type_ = text;
    if (member == "coordinates" && last.kind == '[' && frames_.size() == record_depth_ + 3) {
      if (last.count == 0) columns_.add("lon", text, false);
      if (last.count == 1) columns_.add("lat", text, false);
      ++last.count;
    }
    return true;
  }
  if (feature.key != "properties" || frames_.size() == record_depth_ + 1) return true;
  const std::string column = path(record_depth_ + 1);
  // The geometry comes first for its own names: a property of that name repeats it.
  if (column == "lat" || column == "lon") return true;
  if (!columns_.add(column, text, frames_.back().kind == '[')) {
    return fail({Problem::header_duplicate, {column}, here()});
  }
  return true;
}

bool JsonRecords::begins_record() const {
  if (in_record_) return false;
  if (is_geojson_) {
    return frames_.size() == 2 && frames_[0].kind == '{' && frames_[0].key == "features";
  }
  if (wrapped_depth_) return frames_.size() == *wrapped_depth_;
  return frames_.empty() || (frames_.size() == 1 && frames_[0].kind == '[');
}

// Whether the innermost list is one that the answer of an API wraps.
bool JsonRecords::is_wrapped_list() const {
  if (!in_record_ || record_depth_ != 0 || is_geojson_ || wrapped_depth_) return false;
  const std::size_t above = frames_.size() - 1;
  if (above == 0 || frames_.back().kind != '[' || frames_.back().count != 0) return false;
  const bool in_objects = std::all_of(frames_.begin(), frames_.end() - 1,
                                      [](const Frame& frame) { return frame.kind == '{'; });
  const std::string& name = frames_[above - 1].key;
  return in_objects && std::find(kLists.begin(), kLists.end(), name) != kLists.end();
}

bool JsonRecords::open(char kind) {
  position_.bytes_since_event = 0;
  if (frames_.size() >= kDeepest) {
    return fail({Problem::json_too_deep, {std::to_string(kDeepest)}, here()});
  }
  if (kind == '{' && is_wrapped_list()) {
    wrapped_depth_ = frames_.size();
    in_record_ = false;
    columns_.abandon();
  }
  if (kind == '{' && begins_record()) {
    in_record_ = true;
    record_depth_ = frames_.size();
    geometry_type_.clear();
    columns_.begin(position_.line, position_.column);
  } else if (!in_record_ && !is_geojson_ && !frames_.empty() &&
             (!wrapped_depth_ || frames_.size() == *wrapped_depth_)) {
    return fail({Problem::json_not_rows, {}, here()});
  }
  frames_.push_back({kind, {}, 0});
  return true;
}

bool JsonRecords::close() {
  position_.bytes_since_event = 0;
  frames_.pop_back();
  if (in_record_ && frames_.size() == record_depth_) return finish_record();
  // What comes behind the list is about it.
  if (wrapped_depth_ && frames_.size() < *wrapped_depth_) wrapped_depth_ = kDeepest + 1;
  return true;
}

bool JsonRecords::finish_record() {
  in_record_ = false;
  ++records_;
  if (is_geojson_ && !geometry_type_.empty() && geometry_type_ != "Point") {
    return fail({Problem::geojson_not_points, {geometry_type_}, {file_, columns_.line(), 0, {}}});
  }
  const Status taken = columns_.emit(sink_);
  if (taken) return true;
  refused_by_sink_ = true;
  return fail(taken.error());
}

bool JsonRecords::parse_error(std::size_t, const std::string& token,
                              const nlohmann::detail::exception& reason) {
  const std::string_view what = reason.what();
  if (what.find("ill-formed UTF-8") != std::string_view::npos) {
    return fail({Problem::encoding_bad_byte, {token.substr(0, 40), "utf-8"}, here()});
  }
  // "[json.exception.parse_error.101] parse error at line 1, column 5: the reason"
  const std::size_t colon = what.find(": ");
  const auto text = colon == std::string_view::npos ? what : what.substr(colon + 2);
  return fail({Problem::json_syntax, {std::string(text.substr(0, 200))}, here()});
}

}  // namespace yangxiao::table
