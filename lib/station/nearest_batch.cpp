#include "station/nearest_batch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"
#include "geo/point_tree.hpp"
#include "station/columns.hpp"
#include "station/station_table.hpp"
#include "table/place_cells.hpp"

namespace yangxiao::station {
namespace {

using table::Type;
using table::Value;

constexpr const char* kOpenStations =
    "SELECT " STATION_COLUMNS
    R"sql( FROM station WHERE closed_since IS NULL OR closed_since > ?1)sql";
constexpr const char* kOpenPlaces = R"sql(
  SELECT station, code, lat, lon FROM station WHERE closed_since IS NULL OR closed_since > ?1)sql";

constexpr std::array<table::Column, 13> kOurColumns = {{
    {"code"},
    {"name"},
    {"address"},
    {"community"},
    {"subdistrict"},
    {"lat", Type::real},
    {"lon", Type::real},
    {"distance_m", Type::integer},
    {"walk_min", Type::integer},
    {"bearing_deg", Type::integer},
    {"facilities", Type::list},
    {"open"},
    {"open_until"},
}};

// The stations that fit, with a tree over their places.
struct Candidates {
  std::vector<std::int64_t> ids;
  std::vector<std::string> codes;
  std::vector<geo::Position> places;

  void add(std::int64_t id, std::string code, geo::Position place) {
    ids.push_back(id);
    codes.push_back(std::move(code));
    places.push_back(place);
  }
};

Candidates candidates_of(const store::Reader& book, const Wanted& wanted, const Moment& moment) {
  Candidates all;
  const bool filtered = wanted.facilities != 0 || !wanted.subdistrict.empty() || wanted.open;
  SQLite::Statement query(book.database(), filtered ? kOpenStations : kOpenPlaces);
  query.bind(1, moment.when.seconds);
  while (query.executeStep()) {
    if (!filtered) {
      all.add(query.getColumn(0).getInt64(), query.getColumn(1).getString(),
              {query.getColumn(2).getDouble(), query.getColumn(3).getDouble()});
      continue;
    }
    const Station station = read_station(query);
    if (fits(station, wanted, moment)) all.add(station.id, station.code, station.position);
  }
  return all;
}

struct Match {
  std::uint32_t number;
  double metres;
};

// Answers for one place after another.
class Lookup {
 public:
  Lookup(Candidates candidates, std::size_t count, std::optional<double> within)
      : candidates_(std::move(candidates)),
        tree_(candidates_.places),
        count_(count),
        within_(within) {}

  std::int64_t id(const Match& match) const { return candidates_.ids[match.number]; }

  // The nearest by the ellipsoid, nearest first, ties by code. By the straight line some more than
  // wanted are asked for; where the last of them might still be nearer on the surface than the
  // worst that is wanted, everything within that line is: no way is shorter than its line.
  const std::vector<Match>& nearest(geo::Position place) {
    constexpr std::size_t kSpare = 3;
    tree_.nearest(place, count_ + kSpare, near_);
    measure(place);
    if (near_.size() == count_ + kSpare) {
      const double bound = line_of(matches_[count_ - 1].metres);
      if (near_.back().metres_squared <= bound * bound) {
        near_.clear();
        tree_.within(place, bound, near_);
        measure(place);
      }
    }
    if (matches_.size() > count_) matches_.resize(count_);
    if (within_) {
      std::erase_if(matches_, [&](const Match& match) { return match.metres > *within_; });
    }
    return matches_;
  }

 private:
  void measure(geo::Position place) {
    matches_.clear();
    for (const geo::PointTree::Near& near : near_) {
      // Whose line is longer than the way to the worst of the wanted is not measured.
      if (matches_.size() >= count_ && is_hopeless(near)) continue;
      matches_.push_back(
          {near.number, geo::metres_between(place, candidates_.places[near.number])});
      if (matches_.size() == count_) {
        double worst = 0;
        for (const Match& match : matches_) worst = std::max(worst, match.metres);
        worst_line_ = line_of(worst);
      }
    }
    std::sort(matches_.begin(), matches_.end(), [this](const Match& a, const Match& b) {
      if (a.metres != b.metres) return a.metres < b.metres;
      return candidates_.codes[a.number] < candidates_.codes[b.number];
    });
  }
  // The millimetre is for rounding: at a pole all longitudes are one place, but not quite one
  // point.
  static double line_of(double metres) { return metres + 1e-3; }
  bool is_hopeless(const geo::PointTree::Near& near) const {
    return near.metres_squared > worst_line_ * worst_line_;
  }

  Candidates candidates_;
  geo::PointTree tree_;
  std::size_t count_;
  std::optional<double> within_;
  std::vector<geo::PointTree::Near> near_;
  std::vector<Match> matches_;
  double worst_line_ = 0;
};

// Takes the points of a file and writes each with its stations.
class PointRows final : public table::RowSink {
 public:
  PointRows(const store::Reader& book, const std::string& file, const BatchLookup& lookup,
            const Moment& moment, const FacilityList& facilities)
      : file_(file),
        options_(lookup),
        moment_(moment),
        facilities_(facilities),
        words_(FacilityWords::read(book)),
        map_(words_, nullptr),
        lookup_(candidates_of(book, lookup.wanted, moment), lookup.count, lookup.within),
        rows_(book) {}

  bool knows(std::string_view header) const override {
    const auto kind = kind_of(header);
    return kind == ColumnKind::lat || kind == ColumnKind::lon || kind == ColumnKind::datum ||
           suffices(header);
  }
  bool suffices(std::string_view header) const override {
    return kind_of(header) == ColumnKind::position;
  }
  std::string headers_looked_for() const override { return "lat 纬度, lon 经度, position 坐标"; }

  Status header(std::span<const std::string> names, std::uint64_t line) override {
    if (writer_) {
      // The rows above are written already: they cannot get another column any more.
      return Error{Problem::json_key_late,
                   {names.back(), std::to_string(table::kRecordsLookedAt)},
                   {file_, line, 0, {}}};
    }
    headers_.assign(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) choose(i);
    if (!pair_ && !lat_)
      return Error{Problem::point_column_missing, {"lat", "纬度"}, {file_, line, 0, {}}};
    if (!pair_ && !lon_)
      return Error{Problem::point_column_missing, {"lon", "经度"}, {file_, line, 0, {}}};
    for (const std::string& name : headers_) own_names_.push_back(name_in_output(name));
    std::vector<table::Column> columns;
    for (const std::string& name : own_names_) columns.push_back({name});
    if (options_.count > 1) columns.push_back({"rank", Type::integer});
    columns.insert(columns.end(), kOurColumns.begin(), kOurColumns.end());
    auto writer = options_.make_writer(columns);
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
    return {};
  }

  Status row(const table::Record& record) override {
    begin_values(record);
    const table::PlaceCells cells{cell(record, lat_), cell(record, lon_), cell(record, pair_),
                                  cell(record, datum_)};
    if (cells.is_blank()) {
      ++blank_;
      return write_unmatched();
    }
    const auto place = place_of(record, cells);
    if (!place) return place.error();
    const auto& matches = lookup_.nearest(*place);
    if (matches.empty()) return write_unmatched();
    const std::size_t own = values_.size();
    for (std::size_t i = 0; i < matches.size(); ++i) {
      values_.resize(own);
      if (options_.count > 1) values_.emplace_back(static_cast<std::int64_t>(i + 1));
      add_station(matches[i], *place);
      const Status written = writer_->row(values_);
      if (!written) return written;
    }
    return {};
  }

  Status broken(const table::Record&, Error error) override { return error; }
  Status finish(Reporter& reporter) {
    if (blank_ > 0) {
      reporter.note(Note::points_without_position, {std::to_string(blank_)}, {file_, 0, 0, {}});
    }
    return writer_->finish();
  }

 private:
  std::optional<ColumnKind> kind_of(std::string_view header) const {
    const auto column = map_.find(header);
    return column ? std::optional(column->kind) : std::nullopt;
  }
  // Where a number of a place stands; nullptr: this column says nothing of places.
  std::optional<std::size_t>* column_of(ColumnKind kind) {
    switch (kind) {
      case ColumnKind::lat:
        return &lat_;
      case ColumnKind::lon:
        return &lon_;
      case ColumnKind::position:
        return &pair_;
      case ColumnKind::datum:
        return &datum_;
      default:
        return nullptr;
    }
  }
  // The first column of a meaning counts, but for one that has our own name for it: x, y may be
  // of another grid where lat, lon follow.
  void choose(std::size_t i) {
    const auto kind = kind_of(headers_[i]);
    std::optional<std::size_t>* column = kind ? column_of(*kind) : nullptr;
    if (column == nullptr) return;
    if (!*column || headers_[i] == name_of(*kind)) *column = i;
  }
  std::string name_in_output(const std::string& name) const {
    std::string own = is_ours(name) ? "from_" + name : name;
    const auto is_taken = [&](const std::string& other) {
      return std::find(headers_.begin(), headers_.end(), other) != headers_.end();
    };
    while (own != name && is_taken(own)) own = "from_" + own;
    return own;
  }
  static bool is_ours(std::string_view name) {
    return name == "rank" ||
           std::any_of(kOurColumns.begin(), kOurColumns.end(),
                       [&](const table::Column& column) { return column.key == name; });
  }

  static std::optional<table::CellOf> cell(const table::Record& record,
                                           std::optional<std::size_t> column) {
    if (!column || *column >= record.cells.size()) return std::nullopt;
    return table::CellOf{record.cells[*column].text, *column};
  }

  Status write_unmatched() {
    values_.resize(values_.size() + kOurColumns.size() + (options_.count > 1 ? 1 : 0));
    return writer_->row(values_);
  }

  Result<geo::Position> place_of(const table::Record& record,
                                 const table::PlaceCells& cells) const {
    auto place =
        table::read_place(cells, {headers_, options_.datum, geo::Datum::wgs84, options_.order});
    if (place) return geo::convert(place->numbers, *place->datum, geo::Datum::wgs84);
    const std::size_t column = place.error().place.column;
    const std::string_view text = record.cells[column - 1].text;
    place.error().place = {file_, record.line, record.column != 0 ? record.column : column,
                           std::string(text.substr(0, 200))};
    return place.error();
  }

  void begin_values(const table::Record& record) {
    values_.clear();
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const bool there = i < record.cells.size() && record.cells[i].present;
      values_.push_back(there ? Value(record.cells[i].text) : Value());
    }
  }

  // Of two rows in a row with the same station, the second is not read again.
  void load(const Match& match) {
    if (station_.id == lookup_.id(match)) return;
    auto station = rows_.find(lookup_.id(match));
    if (!station) return;
    station_ = std::move(*station);
    codes_ = facilities_.codes(station_.facilities & ~station_.broken);
    state_ = open_state(station_, moment_);
    until_ = state_.until ? calendar::to_rfc3339(*state_.until, moment_.zone) : std::string();
  }

  void add_station(const Match& match, geo::Position place) {
    load(match);
    const auto text = [this](const std::string& value) {
      values_.push_back(value.empty() ? Value() : Value(std::string_view(value)));
    };
    for (const std::string* value : {&station_.code, &station_.name, &station_.address,
                                     &station_.community, &station_.subdistrict}) {
      text(*value);
    }
    values_.emplace_back(station_.position.lat);
    values_.emplace_back(station_.position.lon);
    const geo::Course course = geo::course_between(place, station_.position);
    values_.emplace_back(static_cast<std::int64_t>(std::llround(course.metres)));
    values_.emplace_back(
        static_cast<std::int64_t>(std::ceil(geo::minutes_over(course.metres, options_.pace))));
    values_.emplace_back(static_cast<std::int64_t>(std::llround(course.bearing_deg)) % 360);
    values_.emplace_back(std::span<const std::string_view>(codes_));
    const calendar::Open open = state_.open;
    values_.emplace_back(std::string_view(open == calendar::Open::yes  ? "yes"
                                          : open == calendar::Open::no ? "no"
                                                                       : "unknown"));
    text(until_);
  }

  std::string file_;
  const BatchLookup& options_;
  const Moment& moment_;
  const FacilityList& facilities_;
  FacilityWords words_;
  HeaderMap map_;
  Lookup lookup_;
  StationRows rows_;
  std::optional<std::size_t> lat_;
  std::optional<std::size_t> lon_;
  std::optional<std::size_t> pair_;
  std::optional<std::size_t> datum_;
  std::vector<std::string> headers_;
  std::vector<std::string> own_names_;  // the headers, as the output names them
  std::uint64_t blank_ = 0;             // rows without a position
  std::unique_ptr<table::RowWriter> writer_;
  std::vector<Value> values_;
  Station station_;
  std::vector<std::string_view> codes_;
  calendar::OpenState state_;
  std::string until_;
};

}  // namespace

Status look_up_rows(const store::Reader& book, Input& points, const BatchLookup& lookup,
                    const Moment& moment, const FacilityList& facilities, Reporter& reporter) {
  PointRows rows(book, points.name(), lookup, moment, facilities);
  const auto read = table::read_rows(points, lookup.read, rows, reporter);
  // A list of no points has an answer: no rows.
  if (!read && read.error().what != Problem::input_header_only) return read.error();
  return rows.finish(reporter);
}

}  // namespace yangxiao::station
