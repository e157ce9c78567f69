// Collects the members of JSON objects into records of cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "table/keyed_columns.hpp"

namespace yangxiao::table {

// The events of nlohmann's parser, as records: the objects of the list that the document is, or
// that the answer of an API wraps ({"code":0,"data":{"list":[...]}}); else the document itself.
class JsonRecords final : public nlohmann::json_sax<nlohmann::json> {
 public:
  // `line` and `column` are where the parser stands; event() is called at every event with nothing
  // to say.
  struct Position {
    std::uint64_t line = 1;
    std::size_t column = 0;  // bytes of the line that were taken
    std::uint64_t bytes_since_event = 0;
  };
  JsonRecords(std::string file, bool is_geojson, std::uint64_t largest_field, Position& position,
              KeyedColumns& columns, RowSink& sink)
      : file_(std::move(file)),
        is_geojson_(is_geojson),
        largest_field_(largest_field),
        position_(position),
        columns_(columns),
        sink_(sink) {}

  bool null() override { return value({}); }
  bool boolean(bool yes) override { return value(yes ? "true" : "false"); }
  bool number_integer(number_integer_t number) override { return value(std::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) override { return value(std::to_string(number)); }
  bool number_float(number_float_t, const string_t& written) override { return value(written); }
  bool string(string_t& text) override { return value(text); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open('{'); }
  bool key(string_t& name) override;
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open('['); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override;

  std::uint64_t records() const { return records_; }
  const std::optional<Error>& error() const { return error_; }
  bool refused_by_sink() const { return refused_by_sink_; }

 private:
  struct Frame {
    char kind;        // '{' or '['
    std::string key;  // of an object: the member that is being read
    std::size_t count = 0;
  };
  bool value(std::string_view text);
  bool value_of_feature(std::string_view text);
  bool open(char kind);
  bool close();
  bool begins_record() const;
  bool is_wrapped_list() const;
  bool finish_record();
  bool fail(Error error);
  std::string path(std::size_t from) const;
  Place here() const { return {file_, position_.line, 0, {}}; }

  std::string file_;
  bool is_geojson_;
  std::uint64_t largest_field_;
  Position& position_;
  KeyedColumns& columns_;
  RowSink& sink_;
  std::vector<Frame> frames_;
  std::size_t record_depth_ = 0;  // frames below the record's own; 0: not in a record
  bool in_record_ = false;
  std::optional<std::size_t> wrapped_depth_;  // frames down to a list of records that is wrapped
  std::string geometry_type_;
  std::uint64_t records_ = 0;
  std::optional<Error> error_;
  bool refused_by_sink_ = false;  // the error is not one of the text
};

}  // namespace yangxiao::table
