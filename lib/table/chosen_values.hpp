// Some of a row's values, in another order.
#pragma once

#include <span>
#include <vector>

#include "table/writer.hpp"

namespace yangxiao::table {

class ChosenValues {
 public:
  // Places among the values of a row.
  explicit ChosenValues(std::vector<std::size_t> places) : places_(std::move(places)) {}

  // Valid until the next call, and as long as what the values point to.
  std::span<const Value> of(std::span<const Value> values) {
    chosen_.clear();
    for (const std::size_t place : places_) chosen_.push_back(values[place]);
    return chosen_;
  }

 private:
  std::vector<std::size_t> places_;
  std::vector<Value> chosen_;
};

}  // namespace yangxiao::table
