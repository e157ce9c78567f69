// Ways that a router has measured: metres from places to candidates, from a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/reporter.hpp"
#include "station/plan/ways.hpp"
#include "table/rows.hpp"

namespace yangxiao::station {

// A pair that is not in the file is out of reach.
struct Matrix {
  std::vector<std::string> places;
  std::vector<double> weights;
  std::vector<std::string> candidates;
  struct Way {
    std::uint32_t candidate;
    std::uint32_t line;  // of the file, to say where one stands twice
    double metres;
  };
  std::vector<std::vector<Way>> ways;  // from each place
};

// Columns place, candidate, cost (metres, from 0) and, where places differ, weight (above 0; the
// same in all rows of a place, 1 where it is empty). Notes: columns_unused. Errors: those of
// reading, column_needed, value_missing, cost_bad, weight_bad, weight_differs, pair_twice.
Result<Matrix> read_matrix(Input& input, const table::ReadOptions& options, Reporter& reporter);

// What a plan sees of it: some of its candidates are stations that are kept.
class MatrixWays final : public Ways {
 public:
  // The matrix outlives this. `offered` and `kept` are numbers of its candidates.
  MatrixWays(const Matrix& matrix, const std::vector<std::uint32_t>& offered,
             const std::vector<std::uint32_t>& kept);

  std::size_t places() const override { return matrix_.places.size(); }
  double weight(std::size_t place) const override { return matrix_.weights[place]; }
  std::string name(std::size_t place) const override { return matrix_.places[place]; }
  std::size_t candidates() const override { return offered_; }
  std::vector<double> metres_to_kept() const override;
  Result<Incidence> candidates_within(double metres) const override;
  Result<std::vector<double>> metres_to_candidates() const override;

 private:
  static constexpr std::uint32_t kNeither = 0xFFFFFFFF;
  static constexpr std::uint32_t kKept = 0xFFFFFFFE;
  const Matrix& matrix_;
  std::size_t offered_;
  std::vector<std::uint32_t> role_;  // of each candidate: its number here, or one of these
};

}  // namespace yangxiao::station
