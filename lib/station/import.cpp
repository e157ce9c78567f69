#include "station/import.hpp"

#include <algorithm>

#include "base/text/joined.hpp"
#include "base/text/phone.hpp"
#include "station/merge.hpp"
#include "station/station_table.hpp"
#include "station/undo.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kHasStations = R"sql(SELECT EXISTS (SELECT 1 FROM station))sql";
constexpr const char* kOpenStations =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE closed_since IS NULL ORDER BY code)sql";

// Takes the rows of one file.
class Importer final : public table::ImportSink {
 public:
  Importer(store::Writer& book, const std::string& file, const ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        options_(options),
        facilities_(FacilityWords::read(book)),
        reader_(file, facilities_, options.profile, options.datum, options.order),
        stored_(book),
        writer_(book),
        batch_(store::begin_batch(book, kBatchSubject, file)),
        former_(book, batch_),
        book_was_empty_(book.database().execAndGet(kHasStations).getInt() == 0) {
    summary_.batch = batch_;
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return reader_.knows(header); }
  std::string headers_looked_for() const override {
    return "code 编号, name 名称, lat 纬度, lon 经度";
  }

  ImportSummary finish(const std::string& sha256, Reporter& reporter) {
    writer_.flush_tree();
    if (options_.complete) name_missing(reporter);
    finish_batch(book_, sha256, summary_);
    const Place place = file_place();
    note_unused(reporter);
    if (summary_.counts.flawed > 0) {
      reporter.note(Note::hours_not_understood,
                    {std::to_string(summary_.counts.flawed), first_flawed_hours_}, place);
    }
    if (masked_ > 0) reporter.note(Note::persons_masked, {std::to_string(masked_)}, place);
    if (abroad_ > 0) {
      reporter.note(Note::positions_abroad, {std::to_string(abroad_), first_abroad_}, place);
    }
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return reader_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    for (const std::size_t column : reader_.state_columns()) note_state(record, column);
    auto row = reader_.read(record);
    return row ? take(*row, record.line) : Status(row.error());
  }

  // Named among the columns that were not used, where a cell says something.
  void note_state(const table::Record& record, std::size_t column) {
    if (column >= record.cells.size() || record.cells[column].text.empty()) return;
    if (std::find(unused_.begin(), unused_.end(), headers_[column]) == unused_.end()) {
      unused_.push_back(headers_[column]);
    }
  }

  Status take(StationRow& row, std::uint64_t line) {
    const auto [first, is_new] = lines_.try_emplace(row.station.code, line);
    if (!is_new) {
      return Error{Problem::code_repeated, {row.station.code, std::to_string(first->second)}, {}};
    }
    std::optional<Station> stored;
    if (!book_was_empty_) stored = stored_.find(row.station.code);
    const Status taken = stored ? take_over(*stored, row) : take_new(row);
    if (!taken) {
      lines_.erase(first);
      return taken;
    }
    if (row.has(Field::position) && !geo::in_china_box(row.station.position)) {
      if (abroad_++ == 0) first_abroad_ = row.station.code;
    }
    if (row.hours_flawed) {
      if (summary_.counts.flawed++ == 0) first_flawed_hours_ = row.station.hours;
    }
    return {};
  }

  Status take_new(const StationRow& row) {
    auto station = make_new(row, book_.now());
    if (!station) return station.error();
    station->batch = batch_;
    if (text::is_masked(station->phone) || text::is_masked(station->keeper)) ++masked_;
    writer_.insert(*station);
    ++summary_.counts.inserted;
    return {};
  }

  Status take_over(const Station& stored, const StationRow& row) {
    const Merged merged = merge(stored, row, book_.now());
    for (const Field field : merged.conflicts) {
      summary_.conflicts.push_back({stored.code, field, shown(stored, field, facilities_.list()),
                                    shown_in_file(row, field)});
    }
    if (!merged.conflicts.empty()) ++summary_.counts.conflict;
    if (merged.changed == 0) {
      ++summary_.counts.unchanged;
      return {};
    }
    if (summary_.changes.size() < kChangesShown) {
      summary_.changes.push_back({stored.code, merged.changed});
    }
    former_.keep(stored.id, to_json(stored));
    writer_.update(merged.station, merged.moved);
    ++summary_.counts.updated;
    return {};
  }

  std::string shown_in_file(const StationRow& row, Field field) const {
    if (field == Field::closed) return row.closed ? "closed" : "open";
    return shown(row.station, field, facilities_.list());
  }

  void name_missing(Reporter& reporter) {
    std::vector<Station> missing;
    {
      SQLite::Statement query(book_.database(), kOpenStations);
      while (query.executeStep()) {
        Station station = read_station(query);
        if (!lines_.contains(station.code)) missing.push_back(std::move(station));
      }
    }
    for (Station& station : missing) {
      summary_.missing.push_back(station.code);
      if (!options_.close_missing) continue;
      former_.keep(station.id, to_json(station));
      station.closed_since = book_.now();
      station.closed_reason = options_.close_reason;
      writer_.update(station, false);
      ++summary_.counts.updated;
    }
    if (missing.empty()) return;
    reporter.note(options_.close_missing ? Note::stations_closed : Note::stations_not_in_file,
                  {std::to_string(missing.size()), text::joined(summary_.missing)}, file_place());
  }

  store::Writer& book_;
  const ImportOptions& options_;
  FacilityWords facilities_;
  RowReader reader_;
  StationReader stored_;
  StationWriter writer_;
  std::int64_t batch_;
  store::FormerRows former_;
  bool book_was_empty_;
  std::unordered_map<std::string, std::uint64_t> lines_;  // of each code in this file
  std::string first_flawed_hours_;
  std::uint64_t masked_ = 0;  // new stations with a masked name or number
  std::uint64_t abroad_ = 0;  // rows with a position outside the box around China
  std::string first_abroad_;
  ImportSummary summary_;
};

}  // namespace

Result<ImportSummary> import_stations(store::Writer& book, Input& input,
                                      const ImportOptions& options, Reporter& reporter) {
  Importer importer(book, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

}  // namespace yangxiao::station
