// What a night can hold for others to read: whole files, as single exports without a filter have
// them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "export/open311/services.hpp"
#include "export/rows.hpp"
#include "report/list.hpp"
#include "report/statistics.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// What all files of a night have in common.
struct Circumstances {
  const calendar::Zone& zone;
  Instant now;
  std::string office_hours;  // as the config says them: for deadlines
  Disclosure disclosure;
  Endpoint open311;
  std::vector<std::string> not_open;  // words for categories

  // All reports that may be shown one by one. Errors: those of report::kept_back().
  Result<report::ListQuery> reports_in(const store::Reader& book) const;
};

struct Content {
  std::string_view name;  // "stations"
  bool has_places = false;
  bool is_long = false;  // a row for each thing that happened
  std::vector<table::Column> (*columns)();
  // The book and the circumstances outlive the rows. Errors: config_value_bad (office hours).
  // nullptr: statistics, in this way.
  Result<std::unique_ptr<Rows>> (*rows)(const store::Reader& book, const Circumstances& all);
  report::GroupBy group_by = report::GroupBy::all;

  // Otherwise it is a folder or a page.
  bool is_table() const { return !columns().empty(); }
};

inline constexpr std::string_view kPageName = "page";
inline constexpr std::string_view kPageFile = "page.html";

// Statistics in several ways, with the reports read once. Errors: config_value_bad (office hours).
Result<std::vector<std::unique_ptr<Rows>>> statistics_rows(const store::Reader& book,
                                                           const Circumstances& all,
                                                           std::span<const report::GroupBy> ways);

struct NightFile {
  std::string name;  // "reports.csv.zst"
  const Content* content = nullptr;
  table::Format format = table::Format::csv;
};

// Nothing: no such file can be made.
std::optional<NightFile> night_file(std::string_view name);
// The names of contents, "|" between them.
std::string content_names();

// The columns that such a file has at a level.
std::vector<table::Column> columns_of(const Content& content, Privacy level);
// All of these, in WGS-84.
FileShape whole_shape(const NightFile& file, Instant now, Privacy level);

}  // namespace yangxiao::exporting
