// The cells of a row in the making: what stands somewhere already, and texts that are made for it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "calendar/civil.hpp"
#include "table/writer.hpp"

namespace yangxiao::table {

// Used row after row: memory is taken anew only for long texts that are made.
class RowCells {
 public:
  explicit RowCells(std::size_t columns) : rooms_(columns) { values_.reserve(columns); }

  void begin() { values_.clear(); }
  // One value a column; texts that were not made here live as long as where they stand.
  std::span<const Value> values() const { return values_; }

  void add(Value value) { values_.push_back(value); }
  void nothing(std::size_t cells = 1) { values_.resize(values_.size() + cells); }
  // An empty text is an empty cell.
  void text(std::string_view text) { values_.push_back(text.empty() ? Value() : Value(text)); }
  void number(const std::optional<std::int64_t>& number) {
    values_.push_back(number ? Value(*number) : Value());
  }
  void real(const std::optional<double>& number) {
    values_.push_back(number ? Value(*number) : Value());
  }
  void made(std::string text) {
    std::string& kept = room();
    kept = std::move(text);
    this->text(kept);
  }
  // RFC 3339.
  void time(const std::optional<Instant>& time, const calendar::Zone& zone) {
    if (!time) return nothing();
    std::string& kept = room();
    calendar::write_rfc3339(*time, zone, kept);
    text(kept);
  }
  // Where the text of the next cell may be made.
  std::string& room() { return rooms_[values_.size()]; }

 private:
  std::vector<std::string> rooms_;  // one a column: a cell that is made keeps its text there
  std::vector<Value> values_;
};

}  // namespace yangxiao::table
