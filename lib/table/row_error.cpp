#include "table/row_error.hpp"

#include <fmt/format.h>

namespace yangxiao::table {
namespace {

constexpr std::size_t kShownValue = 200;

}  // namespace

Error placed(Error error, const std::string& file, const Record& record, std::size_t column) {
  if (!error.place.file.empty()) return error;
  const std::string_view text =
      column < record.cells.size() ? record.cells[column].text : std::string_view();
  error.place = {file, record.line, record.column != 0 ? record.column : column + 1,
                 std::string(text.substr(0, kShownValue))};
  return error;
}

Error without_datum(const GivenPlace& place, const PlaceCells& cells,
                    std::span<const std::string> headers, const std::string& file,
                    const Record& record) {
  if (cells.datum) {
    return placed({Problem::datum_cell_empty, {headers[cells.datum->column]}, {}}, file, record,
                  cells.datum->column);
  }
  std::vector<std::string> arguments = {fmt::format("{},{}", place.lat, place.lon)};
  for (const geo::Datum datum : {geo::Datum::wgs84, geo::Datum::gcj02, geo::Datum::bd09}) {
    const geo::Position there = geo::convert(place.numbers, datum, geo::Datum::wgs84);
    arguments.push_back(fmt::format("{:.6f},{:.6f}", there.lat, there.lon));
  }
  return {Problem::datum_missing, std::move(arguments), {file, record.line, 0, {}}};
}

}  // namespace yangxiao::table
