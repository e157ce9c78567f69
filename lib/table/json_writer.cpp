#include "table/json_writer.hpp"

#include <cmath>
#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text/code_point.hpp"
#include "table/cell_text.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlock = 65536;

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

class JsonWriter final : public RowWriter {
 public:
  JsonWriter(Format format, Output& output, std::span<const Column> columns)
      : format_(format), output_(output), columns_(columns.begin(), columns.end()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].key == "lat") lat_ = i;
      if (columns_[i].key == "lon") lon_ = i;
    }
    if (format_ == Format::json) text_ = "[";
    if (format_ == Format::geojson) text_ = "{\"type\":\"FeatureCollection\",\"features\":[";
  }

  Status row(std::span<const Value> values) override {
    if (format_ != Format::ndjson) text_ += rows_ == 0 ? "\n" : ",\n";
    ++rows_;
    if (format_ == Format::geojson) {
      append_feature(values);
    } else {
      append_object(values);
    }
    if (format_ == Format::ndjson) text_ += '\n';
    return text_.size() < kBlock ? Status() : flush();
  }

  Status finish() override {
    if (format_ == Format::json) text_ += rows_ == 0 ? "]\n" : "\n]\n";
    if (format_ == Format::geojson) text_ += rows_ == 0 ? "]}\n" : "\n]}\n";
    return flush();
  }

 private:
  bool is_place(std::size_t column) const {
    return format_ == Format::geojson && (column == lat_ || column == lon_);
  }

  void append_object(std::span<const Value> values) {
    bool first = true;
    text_ += '{';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is_place(i)) continue;
      if (!first) text_ += ',';
      first = false;
      append_json_string(text_, columns_[i].key);
      text_ += ':';
      const auto* raw = std::get_if<std::string_view>(&values[i]);
      if (raw != nullptr && columns_[i].type == Type::json) {
        text_ += *raw;
      } else {
        append_json_value(text_, values[i], columns_[i].decimals);
      }
    }
    text_ += '}';
  }

  void append_feature(std::span<const Value> values) {
    text_ += "{\"type\":\"Feature\",\"geometry\":";
    const bool placed = lat_ && lon_ && std::holds_alternative<double>(values[*lat_]) &&
                        std::holds_alternative<double>(values[*lon_]);
    if (placed) {
      text_ += "{\"type\":\"Point\",\"coordinates\":[";
      append_json_value(text_, values[*lon_], columns_[*lon_].decimals);
      text_ += ',';
      append_json_value(text_, values[*lat_], columns_[*lat_].decimals);
      text_ += "]}";
    } else {
      text_ += "null";
    }
    text_ += ",\"properties\":";
    append_object(values);
    text_ += '}';
  }

  Status flush() {
    const Status written = output_.write(text_);
    text_.clear();
    return written;
  }

  Format format_;
  Output& output_;
  std::vector<Column> columns_;
  std::optional<std::size_t> lat_;
  std::optional<std::size_t> lon_;
  std::uint64_t rows_ = 0;
  std::string text_;
};

}  // namespace

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '"' || byte == '\\') {
      json += '\\';
      json += text[at++];
    } else if (byte < 0x20 || byte == 0x7F) {
      fmt::format_to(std::back_inserter(json), "\\u{:04x}", byte);
      ++at;
    } else if (byte < 0x80) {
      json += text[at++];
    } else {
      const text::CodePoint point = text::code_point_at(text, at);
      if (point.length == 0) {
        json += "\xEF\xBF\xBD";
        ++at;
      } else {
        json.append(text, at, point.length);
        at += point.length;
      }
    }
  }
  json += '"';
}

std::unique_ptr<RowWriter> make_json_writer(Format format, Output& output,
                                            std::span<const Column> columns) {
  return std::make_unique<JsonWriter>(format, output, columns);
}

}  // namespace yangxiao::table
