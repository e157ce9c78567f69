#include "table/json_text.hpp"

#include <cmath>
#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text/code_point.hpp"
#include "table/cell_text.hpp"

namespace yangxiao::table {
namespace {

void append_json_value(std::string& json, const Value& value, int decimals) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    append_json_string(json, *text);
  } else if (const auto* list = std::get_if<std::span<const std::string_view>>(&value)) {
    json += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) json += ',';
      append_json_string(json, (*list)[i]);
    }
    json += ']';
  } else {
    const std::size_t before = json.size();
    append_cell(json, value, decimals);
    if (json.size() == before) json += "null";  // no value, or a number that is not finite
  }
}

class JsonText final : public RowText {
 public:
  JsonText(Format format, std::span<const Column> columns)
      : format_(format), columns_(columns.begin(), columns.end()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].key == "lat") lat_ = i;
      if (columns_[i].key == "lon") lon_ = i;
      std::string key = keys_.empty() ? "{" : ",";
      append_json_string(key, columns_[i].key);
      if (!is_place(columns_[i])) keys_.push_back({i, key + ":", key + ":null"});
    }
    if (format_ == Format::json) frame_ = {"[", "\n", ",\n", "\n]\n", "]\n"};
    if (format_ == Format::geojson) {
      frame_ = {R"({"type":"FeatureCollection","features":[)", "\n", ",\n", "\n]}\n", "]}\n"};
    }
  }

  const Frame& frame() const override { return frame_; }

  void append(std::string& text, std::span<const Value> values) override {
    if (format_ == Format::geojson) {
      append_feature(text, values);
    } else {
      append_object(text, values);
    }
    if (format_ == Format::ndjson) text += '\n';
  }

 private:
  bool is_place(const Column& column) const {
    return format_ == Format::geojson && (column.key == "lat" || column.key == "lon");
  }

  void append_object(std::string& text, std::span<const Value> values) const {
    for (const Key& key : keys_) {
      const Value& value = values[key.column];
      if (std::holds_alternative<std::monostate>(value)) {
        text += key.with_null;
        continue;
      }
      text += key.text;
      const auto* raw = std::get_if<std::string_view>(&value);
      if (raw != nullptr && columns_[key.column].type == Type::json) {
        text += *raw;
      } else {
        append_json_value(text, value, columns_[key.column].decimals);
      }
    }
    text += keys_.empty() ? "{}" : "}";
  }

  void append_feature(std::string& text, std::span<const Value> values) const {
    text += "{\"type\":\"Feature\",\"geometry\":";
    const bool placed = lat_ && lon_ && std::holds_alternative<double>(values[*lat_]) &&
                        std::holds_alternative<double>(values[*lon_]);
    if (placed) {
      text += "{\"type\":\"Point\",\"coordinates\":[";
      append_json_value(text, values[*lon_], columns_[*lon_].decimals);
      text += ',';
      append_json_value(text, values[*lat_], columns_[*lat_].decimals);
      text += "]}";
    } else {
      text += "null";
    }
    text += ",\"properties\":";
    append_object(text, values);
    text += '}';
  }

  Format format_;
  std::vector<Column> columns_;
  struct Key {
    std::size_t column;
    std::string text;       // as it stands in an object: {"code": and behind it ,"lat":
    std::string with_null;  // ,"lat":null
  };
  std::vector<Key> keys_;  // of an object
  std::optional<std::size_t> lat_;
  std::optional<std::size_t> lon_;
  Frame frame_;
};

// Bytes at the beginning of a text that stand in a JSON string as they are.
std::size_t plain_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const text::CodePoint point = text::code_point_at(text, at);
      if (point.length == 0) break;
      at += point.length;
    } else if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F) {
      break;
    } else {
      ++at;
    }
  }
  return at;
}

}  // namespace

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const std::size_t plain = plain_bytes(text);
    json.append(text, 0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto byte = static_cast<unsigned char>(text[0]);
    text.remove_prefix(1);
    if (byte >= 0x80) {
      json += "\xEF\xBF\xBD";
    } else if (byte == '"' || byte == '\\') {
      json += '\\';
      json += static_cast<char>(byte);
    } else {
      fmt::format_to(std::back_inserter(json), "\\u{:04x}", byte);
    }
  }
  json += '"';
}

std::unique_ptr<RowText> make_json_text(Format format, std::span<const Column> columns) {
  return std::make_unique<JsonText>(format, columns);
}

}  // namespace yangxiao::table
