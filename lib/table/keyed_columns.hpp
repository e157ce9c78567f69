// Records whose values have names instead of places: JSON, XML. The names become columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "table/rows.hpp"

namespace yangxiao::table {

// Columns in the order in which they were first seen, and the values of one record. The first
// records are held back, so that the header knows the names of all of them.
class KeyedColumns {
 public:
  static constexpr std::size_t kBytesHeld = 1U << 20U;

  void begin(std::uint64_t line, std::size_t column);
  // What was begun is no record: the columns that came with it go.
  void abandon();
  // A value of the record: a list brings several, which are joined by '|'. False where an object
  // names the column a second time.
  bool add(const std::string& column, std::string_view value, bool in_list);
  // Hands the record on, after the header where it has grown, or holds it back.
  Status emit(RowSink& sink);
  // Hands on what was held back; from here on nothing is. To be called at the end, and before a
  // record that is broken.
  Status flush(RowSink& sink);
  std::uint64_t line() const { return where_.line; }
  std::size_t column_number(const std::string& column) const;

 private:
  struct Value {
    std::string text;
    bool present = false;
  };
  struct Where {
    std::uint64_t line = 0;
    std::size_t column = 0;
  };
  struct Held {
    Where where;
    std::vector<Value> values;
  };
  Status hand_on(RowSink& sink, Where where, const std::vector<Value>& values);

  Where where_;
  bool holds_back_ = true;
  std::vector<Held> held_;
  std::size_t bytes_held_ = 0;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Value> values_;
  std::vector<Cell> cells_;
  std::size_t names_before_ = 0;  // the record in hand
  std::size_t announced_ = 0;     // columns that the sink knows of
};

}  // namespace yangxiao::table
