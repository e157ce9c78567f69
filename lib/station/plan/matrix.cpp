#include "station/plan/matrix.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>

#include "base/text/joined.hpp"
#include "table/cell_reading.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::station {
namespace {

enum Column : std::size_t { place, candidate, cost, weight };
constexpr std::array<table::NamedColumn, 4> kColumns = {
    {{"place", "地点|小区|小区名称|点位|地点名称|origin"},
     {"candidate", "备选点|候选点|备选地点|station|destination"},
     {"cost", "距离|米数|metres|distance|distance_m"},
     {"weight", "权重|户数|人数|人口|数量|订单量|households|population"}}};

constexpr double kFarthest = 1e9;  // metres: round the Earth and more

// Names in the order in which they come.
class Numbers {
 public:
  std::uint32_t of(std::string_view name, std::vector<std::string>& names) {
    const auto [it, is_new] =
        numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names.size()));
    if (is_new) names.emplace_back(name);
    return it->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

class MatrixRows final : public table::RowSink {
 public:
  explicit MatrixRows(const std::string& file) : columns_(file, kColumns) {}

  bool knows(std::string_view header) const override {
    return table::NamedColumns::meaning_of(kColumns, header).has_value();
  }
  bool suffices(std::string_view) const override { return false; }
  std::string headers_looked_for() const override {
    return "place 地点, candidate 备选点, cost 距离";
  }

  Status header(std::span<const std::string> names, std::uint64_t line) override {
    auto others = columns_.take_header(names, line);
    if (!others) return others.error();
    unused = std::move(*others);
    if (!columns_.has(Column::place)) return columns_.needed(Column::place, "地点", line);
    if (!columns_.has(Column::candidate)) {
      return columns_.needed(Column::candidate, "备选点", line);
    }
    if (!columns_.has(Column::cost)) return columns_.needed(Column::cost, "距离", line);
    return {};
  }

  Status row(const table::Record& record) override {
    for (const Column needed : {Column::place, Column::candidate, Column::cost}) {
      if (columns_.cell(record, needed).empty()) return columns_.missing(record, needed);
    }
    const auto metres = table::finite_number(columns_.cell(record, Column::cost));
    if (!metres || *metres < 0 || *metres > kFarthest)
      return bad(Problem::cost_bad, record, Column::cost);
    const std::size_t before = matrix.places.size();
    const std::uint32_t from = places_.of(columns_.cell(record, Column::place), matrix.places);
    const Status weighed = take_weight(record, from, from == before);
    if (!weighed) return weighed;
    const std::uint32_t to =
        candidates_.of(columns_.cell(record, Column::candidate), matrix.candidates);
    matrix.ways[from].push_back({to, static_cast<std::uint32_t>(record.line), *metres});
    return {};
  }
  Status broken(const table::Record&, Error error) override { return error; }

  Matrix matrix;
  std::vector<std::string> unused;  // headers

 private:
  Error bad(Problem problem, const table::Record& record, Column column) const {
    return columns_.placed(Error{problem, {columns_.heading(column)}, {}}, record, column);
  }

  Status take_weight(const table::Record& record, std::uint32_t from, bool is_new) {
    const auto number = weight_in(columns_.cell(record, Column::weight));
    if (!number) return bad(Problem::weight_bad, record, Column::weight);
    if (is_new) {
      matrix.weights.push_back(*number);
      matrix.ways.emplace_back();
    } else if (matrix.weights[from] != *number) {
      return bad(Problem::weight_differs, record, Column::weight);
    }
    return {};
  }

  table::NamedColumns columns_;
  Numbers places_;
  Numbers candidates_;
};

// Of a pair that stands twice nobody knows which way it is.
Status check_pairs_once(Matrix& matrix, const std::string& file) {
  for (std::size_t place = 0; place < matrix.places.size(); ++place) {
    auto& ways = matrix.ways[place];
    std::sort(ways.begin(), ways.end(), [](const Matrix::Way& a, const Matrix::Way& b) {
      return a.candidate != b.candidate ? a.candidate < b.candidate : a.line < b.line;
    });
    const auto twice = std::adjacent_find(
        ways.begin(), ways.end(),
        [](const Matrix::Way& a, const Matrix::Way& b) { return a.candidate == b.candidate; });
    if (twice == ways.end()) continue;
    return Error{Problem::pair_twice,
                 {matrix.places[place], matrix.candidates[twice->candidate]},
                 {file, std::next(twice)->line, 0, {}}};
  }
  return {};
}

}  // namespace

Result<Matrix> read_matrix(Input& input, const table::ReadOptions& options, Reporter& reporter) {
  MatrixRows rows(input.name());
  const auto read = table::read_rows(input, options, rows, reporter);
  if (!read) return read.error();
  if (!rows.unused.empty()) {
    reporter.note(Note::columns_unused, {text::joined(rows.unused)}, {input.name(), 0, 0, {}});
  }
  const Status once = check_pairs_once(rows.matrix, input.name());
  if (!once) return once.error();
  return std::move(rows.matrix);
}

MatrixWays::MatrixWays(const Matrix& matrix, const std::vector<std::uint32_t>& offered,
                       const std::vector<std::uint32_t>& kept)
    : matrix_(matrix), offered_(offered.size()), role_(matrix.candidates.size(), kNeither) {
  for (const std::uint32_t candidate : kept) role_[candidate] = kKept;
  for (std::uint32_t i = 0; i < offered.size(); ++i) role_[offered[i]] = i;
}

std::vector<double> MatrixWays::metres_to_kept() const {
  std::vector<double> metres(places(), std::numeric_limits<double>::infinity());
  for (std::size_t place = 0; place < places(); ++place) {
    for (const Matrix::Way& way : matrix_.ways[place]) {
      if (role_[way.candidate] != kKept) continue;
      metres[place] = std::min(metres[place], way.metres);
    }
  }
  return metres;
}

Result<Incidence> MatrixWays::candidates_within(double metres) const {
  Incidence candidates;
  for (std::size_t place = 0; place < places(); ++place) {
    for (const Matrix::Way& way : matrix_.ways[place]) {
      const std::uint32_t role = role_[way.candidate];
      if (role < kKept && way.metres <= metres) candidates.push(role);
    }
    candidates.end_list();
  }
  return candidates;
}

Result<std::vector<double>> MatrixWays::metres_to_candidates() const {
  const Status fits = check_pairs(static_cast<double>(places()) * static_cast<double>(offered_));
  if (!fits) return fits.error();
  std::vector<double> metres(places() * offered_, std::numeric_limits<double>::infinity());
  for (std::size_t place = 0; place < places(); ++place) {
    for (const Matrix::Way& way : matrix_.ways[place]) {
      const std::uint32_t role = role_[way.candidate];
      if (role < kKept) metres[role * places() + place] = way.metres;
    }
  }
  return metres;
}

}  // namespace yangxiao::station
