#include "export/night/contents.hpp"

#include <algorithm>

#include "base/compression.hpp"
#include "calendar/book_calendar.hpp"
#include "calendar/civil.hpp"
#include "export/entry_rows.hpp"
#include "export/ledger_rows.hpp"
#include "export/open311/write_open311.hpp"
#include "export/redemption_rows.hpp"
#include "export/report_rows.hpp"
#include "export/station_rows.hpp"
#include "export/statistics_rows.hpp"
#include "member/member.hpp"
#include "report/kept_back.hpp"
#include "report/statistics.hpp"
#include "station/service.hpp"

namespace yangxiao::exporting {
namespace {

using RowsMade = Result<std::unique_ptr<Rows>>;

// Stations as they are at one moment, with all that the rows look at.
class AllStations final : public Rows {
 public:
  AllStations(const store::Reader& book, const Circumstances& all)
      : days_(calendar::working_days_around(book, all.now, all.zone)),
        rows_(book, query_, {all.now, all.zone, days_}, all.disclosure.level()) {}
  Status each(std::size_t part, const TakeRow& take) override { return rows_.each(part, take); }

 private:
  station::ListQuery query_;
  calendar::WorkingDays days_;
  StationRows rows_;
};

RowsMade all_stations(const store::Reader& book, const Circumstances& all) {
  return std::unique_ptr<Rows>(std::make_unique<AllStations>(book, all));
}

RowsMade all_reports(const store::Reader& book, const Circumstances& all) {
  auto clocks = report::Clocks::open(book, all.zone, all.office_hours);
  if (!clocks) return clocks.error();
  auto query = all.reports_in(book);
  if (!query) return query.error();
  return std::unique_ptr<Rows>(std::make_unique<ReportRows>(
      book, std::move(*clocks), all.zone, all.now, all.disclosure, std::move(*query)));
}

RowsMade all_members(const store::Reader& book, const Circumstances& all) {
  return std::unique_ptr<Rows>(std::make_unique<EntryRows>(
      book, member::members(), all.disclosure, [](const catalogue::Entry&) { return true; }));
}

RowsMade all_services(const store::Reader& book, const Circumstances& all) {
  return std::unique_ptr<Rows>(std::make_unique<EntryRows>(
      book, station::services(), all.disclosure, [](const catalogue::Entry&) { return true; }));
}

RowsMade all_transfers(const store::Reader& book, const Circumstances& all) {
  const auto reports = all.reports_in(book);
  if (!reports) return reports.error();
  return ledger_rows(book, all.zone, all.disclosure.level(), all.now, {{}, {}, reports->left_out});
}

RowsMade all_redemptions(const store::Reader& book, const Circumstances& all) {
  static const redeem::RedemptionFilter kAll;
  return std::unique_ptr<Rows>(
      std::make_unique<RedemptionRows>(book, all.zone, all.now, all.disclosure, kAll));
}

using Columns = std::vector<table::Column>;

Columns copy_of(std::span<const table::Column> columns) { return {columns.begin(), columns.end()}; }
Columns no_columns() { return {}; }  // it is a folder
Columns station_columns() { return copy_of(station::machine_columns()); }
Columns report_columns() { return copy_of(report::machine_columns()); }
Columns member_columns() { return catalogue::machine_columns(member::members()); }
Columns service_columns() { return catalogue::machine_columns(station::services()); }
Columns transfer_columns() { return copy_of(ledger_columns()); }
Columns redemption_columns() { return copy_of(redeem::VoucherRow::columns(false)); }
Columns statistics_columns() { return copy_of(report::statistics_columns()); }

using report::GroupBy;
constexpr Content kContents[] = {
    {"stations", true, false, station_columns, all_stations},
    {"reports", true, true, report_columns, all_reports},
    {"members", true, false, member_columns, all_members},
    {"services", false, false, service_columns, all_services},
    {"ledger", false, true, transfer_columns, all_transfers},
    {"redemptions", false, true, redemption_columns, all_redemptions},
    {"open311", false, true, no_columns, nullptr, GroupBy::all},
    {"page", false, true, no_columns, nullptr, GroupBy::all},
    {"stats", false, false, statistics_columns, nullptr, GroupBy::all},
    {"stats-by-month", false, false, statistics_columns, nullptr, GroupBy::month},
    {"stats-by-category", false, false, statistics_columns, nullptr, GroupBy::category},
    {"stats-by-channel", false, false, statistics_columns, nullptr, GroupBy::channel},
    {"stats-by-subdistrict", false, false, statistics_columns, nullptr, GroupBy::subdistrict},
    {"stats-by-agency", false, false, statistics_columns, nullptr, GroupBy::agency},
};

const Content* content_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kContents), std::end(kContents),
                                   [&](const Content& content) { return content.name == name; });
  return found == std::end(kContents) ? nullptr : found;
}

}  // namespace

Result<report::ListQuery> Circumstances::reports_in(const store::Reader& book) const {
  report::ListQuery query;
  query.now = now;
  if (!disclosure.is_open()) return query;
  auto left_out = report::kept_back(book, report::CategoryTree(book), not_open);
  if (!left_out) return left_out.error();
  query.left_out = std::move(*left_out);
  return query;
}

Result<std::vector<std::unique_ptr<Rows>>> statistics_rows(const store::Reader& book,
                                                           const Circumstances& all,
                                                           std::span<const report::GroupBy> ways) {
  const auto clocks = report::Clocks::open(book, all.zone, all.office_hours);
  if (!clocks) return clocks.error();
  auto query = all.reports_in(book);
  if (!query) return query.error();
  auto lists = report::statistics_of(book, std::move(*query), ways, clocks->deadlines(), all.zone);
  if (!lists) return lists.error();
  std::vector<std::unique_ptr<Rows>> rows;
  for (auto& groups : *lists) {
    rows.push_back(std::make_unique<StatisticsRows>(std::move(groups), all.disclosure.level()));
  }
  return rows;
}

std::optional<NightFile> night_file(std::string_view name) {
  if (name == kOpen311Name) return NightFile{std::string(name), content_named(name)};
  if (name == kPageFile) return NightFile{std::string(name), content_named(kPageName)};
  const std::string_view plain = without_compression(name);
  const auto format = table::format_of_ending(plain);
  if (!format) return std::nullopt;
  const std::string_view stem = plain.substr(0, plain.rfind('.'));
  const Content* found = content_named(stem);
  if (found == nullptr || !found->is_table()) return std::nullopt;
  if (*format == table::Format::geojson && !found->has_places) return std::nullopt;
  return NightFile{std::string(name), found, *format};
}

std::string content_names() {
  std::string names;
  for (const Content& content : kContents) {
    names += (names.empty() ? "" : "|") + std::string(content.name);
  }
  return names;
}

std::vector<table::Column> columns_of(const Content& content, Privacy level) {
  std::vector<table::Column> columns = content.columns();
  if (is_open(level)) {
    std::erase_if(columns, [](const table::Column& column) { return column.is_personal; });
  }
  return columns;
}

FileShape whole_shape(const NightFile& file, Instant now, Privacy level) {
  FileShape shape;
  shape.format = file.format;
  shape.columns = columns_of(*file.content, level);
  const auto all = file.content->columns();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_open(level) || !all[i].is_personal) shape.chosen.push_back(i);
  }
  shape.options.title = file.content->name;
  shape.options.created = now;
  return shape;
}

}  // namespace yangxiao::exporting
