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

struct OfDatum {
  std::uint64_t rows = 0;
  std::vector<Pair> pairs;
};

// Collects the positions of a file's rows and of the same stations in the book.
class Pairs final : public table::RowSink {
 public:
  Pairs(const store::Reader& book, const std::string& file, const ImportOptions& options)
      : facilities_(FacilityWords::read(book)),
        reader_(file, facilities_, options.profile, options.datum, options.order),
        stored_(book) {}

  bool knows(std::string_view header) const override { return reader_.knows(header); }
  std::string headers_looked_for() const override { return "code 编号, lat 纬度, lon 经度"; }
  Status header(std::span<const std::string> names, std::uint64_t line) override {
    const auto unused = reader_.take_header(names, line);
    if (!unused) return unused.error();
    reader_.keep_places();
    return {};
  }
  Status row(const table::Record& record) override {
    const auto row = reader_.read(record);
    if (!row) return row.error();
    if (!row->has(Field::position)) return {};
    const Station& station = row->station;
    OfDatum& group = groups[static_cast<std::size_t>(station.source_datum)];
    ++group.rows;
    const auto stored = stored_.find(station.code);
    if (!stored) return {};
    group.pairs.push_back({station.code,
                           geo::convert(station.position, geo::Datum::wgs84, station.source_datum),
                           station.source_datum, stored->position});
    return {};
  }
  Status broken(const table::Record&, Error error) override { return error; }

  std::array<OfDatum, kDatums.size()> groups;

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

// A wrong datum moves all stations alike, a move of its own only one: so the median decides, which
// half of the stations may have left without changing it.
std::optional<geo::Datum> better_datum(const std::vector<Pair>& pairs, double median_as_taken) {
  if (median_as_taken <= kSamePlace) return std::nullopt;
  std::optional<geo::Datum> better;
  double best = kSamePlace;
  for (const geo::Datum datum : kDatums) {
    const double apart = median_apart(pairs, datum);
    if (apart >= best) continue;
    best = apart;
    better = datum;
  }
  return better;
}

Audit audit_of(const OfDatum& group) {
  const std::vector<Pair>& pairs = group.pairs;
  Audit audit;
  audit.in_file = group.rows;
  audit.in_both = pairs.size();
  audit.taken_for = pairs.front().taken_for;
  audit.median_metres = median_apart(pairs, std::nullopt);
  audit.fits_as = better_datum(pairs, audit.median_metres);
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
  std::sort(audit.moved.begin(), audit.moved.end(), [](const Apart& a, const Apart& b) {
    return a.metres != b.metres ? a.metres > b.metres : a.code < b.code;
  });
  return audit;
}

}  // namespace

Result<std::vector<Audit>> audit_stations(const store::Reader& book, Input& input,
                                          const ImportOptions& options, Reporter& reporter) {
  Pairs collected(book, input.name(), options);
  const auto read = table::read_rows(input, options.read, collected, reporter);
  if (!read) return read.error();
  std::vector<Audit> audits;
  for (const OfDatum& group : collected.groups) {
    if (!group.pairs.empty()) audits.push_back(audit_of(group));
  }
  if (audits.empty()) return Error{Problem::audit_nothing_common, {}, {input.name(), 0, 0, {}}};
  return audits;
}

}  // namespace yangxiao::station
