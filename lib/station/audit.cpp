#include "station/audit.hpp"

#include <algorithm>
#include <array>

#include "geo/distance.hpp"
#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr std::array<geo::Datum, 3> kDatums = {geo::Datum::wgs84, geo::Datum::gcj02,
                                               geo::Datum::bd09};

struct Pair {
  std::string code;
  geo::Position in_file;  // the numbers as they stand there
  geo::Datum taken_for;
  geo::Position in_book;  // WGS-84
};

// Collects the positions of a file's rows and of the same stations in the book.
class Pairs final : public table::RowSink {
 public:
  Pairs(const store::Reader& book, const std::string& file, const ImportOptions& options)
      : facilities_(FacilityWords::read(book)),
        reader_(file, facilities_, options.profile, options.datum),
        stored_(book) {}

  bool knows(std::string_view header) const override { return reader_.knows(header); }
  std::string headers_looked_for() const override { return "code 编号, lat 纬度, lon 经度"; }
  Status header(std::span<const std::string> names, std::uint64_t line) override {
    const auto unused = reader_.take_header(names, line);
    return unused ? Status() : Status(unused.error());
  }
  Status row(const table::Record& record) override {
    const auto row = reader_.read(record);
    if (!row) return row.error();
    if (!row->has(Field::position)) return {};
    ++rows;
    const auto stored = stored_.find(row->station.code);
    if (!stored) return {};
    const Station& station = row->station;
    pairs.push_back({station.code,
                     geo::convert(station.position, geo::Datum::wgs84, station.source_datum),
                     station.source_datum, stored->position});
    return {};
  }
  Status broken(const table::Record&, Error error) override { return error; }

  std::uint64_t rows = 0;
  std::vector<Pair> pairs;

 private:
  FacilityWords facilities_;
  RowReader reader_;
  StationReader stored_;
};

double metres_apart_as(const Pair& pair, geo::Datum datum) {
  return geo::metres_between(geo::convert(pair.in_file, datum, geo::Datum::wgs84), pair.in_book);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double median_apart(const std::vector<Pair>& pairs, std::optional<geo::Datum> datum) {
  std::vector<double> metres;
  for (const Pair& pair : pairs) {
    metres.push_back(metres_apart_as(pair, datum.value_or(pair.taken_for)));
  }
  return median(std::move(metres));
}

}  // namespace

// A wrong datum moves all stations alike, a move of its own only one: so the median decides, which
// half of the stations may have left without changing it.
Result<Audit> audit_stations(const store::Reader& book, Input& input, const ImportOptions& options,
                             Reporter& reporter) {
  Pairs collected(book, input.name(), options);
  const auto read = table::read_rows(input, options.read, collected, reporter);
  if (!read) return read.error();
  const std::vector<Pair>& pairs = collected.pairs;
  if (pairs.empty()) {
    return Error{Problem::audit_nothing_common, {}, {input.name(), 0, 0, {}}};
  }
  Audit audit;
  audit.in_file = collected.rows;
  audit.in_both = pairs.size();
  audit.taken_for = pairs.front().taken_for;
  audit.median_metres = median_apart(pairs, std::nullopt);
  double best = audit.median_metres;
  for (const geo::Datum datum : kDatums) {
    const double apart = median_apart(pairs, datum);
    if (audit.median_metres > kSamePlace && apart < kSamePlace && apart < best) {
      best = apart;
      audit.fits_as = datum;
    }
  }
  if (audit.fits_as) {
    std::vector<double> shifts;
    for (const Pair& pair : pairs) {
      shifts.push_back(geo::metres_apart(pair.in_book, pair.taken_for, *audit.fits_as));
    }
    audit.shift_metres = median(std::move(shifts));
  }
  for (const Pair& pair : pairs) {
    const double metres = metres_apart_as(pair, audit.fits_as.value_or(pair.taken_for));
    if (metres_apart_as(pair, pair.taken_for) <= kSamePlace) ++audit.same;
    if (metres <= kSamePlace) {
      ++audit.agreeing;
    } else {
      audit.moved.push_back({pair.code, metres});
    }
  }
  std::sort(audit.moved.begin(), audit.moved.end(),
            [](const Apart& a, const Apart& b) { return a.metres > b.metres; });
  return audit;
}

}  // namespace yangxiao::station
