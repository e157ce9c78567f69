#include "station/coverage/demand.hpp"

#include <array>
#include <utility>

#include "base/text/joined.hpp"
#include "table/cell_reading.hpp"
#include "table/named_columns.hpp"
#include "table/place_cells.hpp"
#include "table/row_error.hpp"

namespace yangxiao::station {
namespace {

enum Column : std::size_t {
  place,
  lat,
  lon,
  pair,
  datum,
  weight,
  subdistrict,
  community,
  name,
  code,
  worth
};
constexpr std::array<table::NamedColumn, 11> kColumns = {
    {{"place", "地点|小区|小区名称|点位|地点名称"},
     {"lat", table::kLatHeaders},
     {"lon", table::kLonHeaders},
     {"position", table::kPairHeaders},
     {"datum", table::kDatumHeaders},
     {"weight", "权重|户数|人数|人口|数量|订单量|households|population"},
     {"subdistrict", "街道|所属街道"},
     {"community", "社区|所属社区"},
     {"name", "名称"},
     {"code", "编号|编码|id"},
     {"worth", ""}}};  // of station plan: nothing is asked of it here

class DemandRows final : public table::RowSink {
 public:
  DemandRows(const std::string& file, const DemandFile& options)
      : file_(file), options_(options), columns_(file, kColumns) {}

  bool knows(std::string_view header) const override {
    return table::NamedColumns::meaning_of(kColumns, header).has_value();
  }
  bool suffices(std::string_view header) const override {
    return table::NamedColumns::meaning_of(kColumns, header) == Column::pair;
  }
  std::string headers_looked_for() const override { return "lat 纬度, lon 经度, position 坐标"; }

  Status header(std::span<const std::string> names, std::uint64_t line) override {
    headers_.assign(names.begin(), names.end());
    // Of two columns that may be the weight the first one is.
    std::vector<std::string> once(names.begin(), names.end());
    std::array<bool, kColumns.size()> seen{};
    for (std::string& one : once) {
      const auto meaning = table::NamedColumns::meaning_of(kColumns, one);
      if (meaning && std::exchange(seen[*meaning], true)) {
        unused.push_back(one);
        one.clear();
      }
    }
    const auto others = columns_.take_header(once, line);
    if (!others) return others.error();
    unused.insert(unused.end(), others->begin(), others->end());
    called_ = columns_.has(Column::place)  ? Column::place
              : columns_.has(Column::name) ? Column::name
                                           : Column::code;
    if (!columns_.has(pair) && !columns_.has(lat)) return lacks("lat", "纬度", line);
    if (!columns_.has(pair) && !columns_.has(lon)) return lacks("lon", "经度", line);
    return {};
  }

  Status row(const table::Record& record) override {
    const auto place = place_of(record);
    if (!place) return place.error();
    demand.places.push_back(*place);
    keep_text(record, called_, demand.names);
    if (options_.is_sites) keep_text(record, Column::code, demand.codes);
    keep_text(record, Column::subdistrict, demand.subdistricts);
    keep_text(record, Column::community, demand.communities);
    if (!columns_.has(Column::weight)) return {};
    const auto weight = weight_of(record);
    if (!weight) return weight.error();
    demand.weights.push_back(*weight);
    return {};
  }
  Status broken(const table::Record&, Error error) override { return error; }

  Demand demand;
  std::vector<std::string> unused;  // headers

 private:
  Error lacks(const char* name, const char* chinese, std::uint64_t line) const {
    return {Problem::point_column_missing, {name, chinese}, {file_, line, 0, {}}};
  }

  std::optional<table::CellOf> cell(const table::Record& record, Column column) const {
    const auto at = columns_.at(column);
    if (!at || *at >= record.cells.size()) return std::nullopt;
    return table::CellOf{record.cells[*at].text, *at};
  }

  Result<geo::Position> place_of(const table::Record& record) const {
    const table::PlaceCells cells{cell(record, lat), cell(record, lon), cell(record, pair),
                                  cell(record, datum)};
    const bool is_own = options_.is_sites && columns_.has(datum);
    const auto of_all = is_own ? std::nullopt : options_.datum;
    auto place = table::read_place(cells, {headers_, of_all, {}, options_.order});
    if (!place) return table::placed(place.error(), file_, record, place.error().place.column - 1);
    if (!place->datum) return table::without_datum(*place, cells, headers_, file_, record);
    return geo::convert(place->numbers, *place->datum, geo::Datum::wgs84);
  }

  Result<double> weight_of(const table::Record& record) const {
    const auto weight = weight_in(columns_.cell(record, Column::weight));
    if (weight) return *weight;
    return columns_.placed(Error{Problem::weight_bad, {columns_.heading(Column::weight)}, {}},
                           record, Column::weight);
  }

  void keep_text(const table::Record& record, Column column,
                 std::vector<std::string>& texts) const {
    if (columns_.has(column)) texts.emplace_back(columns_.cell(record, column));
  }

  std::string file_;
  const DemandFile& options_;
  table::NamedColumns columns_;
  Column called_ = Column::place;  // by what a place is called
  std::vector<std::string> headers_;
};

}  // namespace

std::optional<double> weight_in(std::string_view text) {
  constexpr double kHeaviest = 1e12;
  const auto weight = text.empty() ? std::optional<double>(1) : table::finite_number(text);
  return weight && *weight > 0 && *weight <= kHeaviest ? weight : std::nullopt;
}

Result<Demand> read_demand(Input& input, const DemandFile& file, Reporter& reporter) {
  DemandRows rows(input.name(), file);
  const auto read = table::read_rows(input, file.read, rows, reporter);
  if (!read) return read.error();
  if (!rows.unused.empty()) {
    reporter.note(Note::columns_unused, {text::joined(rows.unused)}, {input.name(), 0, 0, {}});
  }
  return std::move(rows.demand);
}

}  // namespace yangxiao::station
