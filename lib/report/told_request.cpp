#include "report/told_request.hpp"

#include <algorithm>

#include "base/text/halfwidth.hpp"
#include "base/text/xml_characters.hpp"
#include "table/cell_text.hpp"

namespace yangxiao::report {
namespace {

constexpr std::array<Privacy, 3> kLevels = {Privacy::internal, Privacy::partner, Privacy::open};

// The place of a column in a service request.
constexpr std::size_t place_of(std::string_view key) {
  std::size_t place = 0;
  while (kServiceRequestKeys[place] != key) ++place;
  return place;
}
constexpr std::uint32_t among(std::initializer_list<std::string_view> keys) {
  std::uint32_t columns = 0;
  for (const std::string_view key : keys) columns |= 1U << place_of(key);
  return columns;
}

// Fields, and the columns that they are read from: all of these have to be the same.
struct Reading {
  std::uint64_t fields = 0;
  std::uint32_t columns = 0;
};
constexpr std::uint32_t kState = among({"status", "status_description"});
constexpr Reading kReadings[] = {
    {bit(Field::category), among({"service_name", "service_code"})},
    {bit(Field::description), among({"description"})},
    {bit(Field::agency), among({"agency_responsible"})},
    {bit(Field::filed_at), among({"requested_datetime"})},
    {bit(Field::address) | bit(Field::subdistrict), among({"address"})},
    {bit(Field::position), among({"lat", "long"})},
    {bit(Field::photos), among({"media_url"})},
    {bit(Field::resolution), among({"status_notes"})},
    {bit(Field::state), kState},
    {kStepFields, kState | among({"updated_datetime", "closed_date"})},
};

// XML has no place for some characters.
bool reads_as(std::string_view ours, std::string_view told) {
  ours = text::trimmed(ours);
  told = text::trimmed(told);
  const bool lost_some = told.find(text::kXmlReplacement) != std::string_view::npos;
  return ours == told || (lost_some && text::as_in_xml(ours) == told);
}

// A file that is older than what is known takes no step back; one that is newer, and says that a
// step is to be made again, takes back those behind it.
void follow_steps(const Report& stored, ReportRow& row) {
  if (!row.has(Field::state)) return;
  const auto last = std::max_element(stored.steps.begin(), stored.steps.end());
  if (row.request->updated && *last && *row.request->updated < **last) {
    row.present &= ~(bit(Field::state) | kStepFields);
    return;
  }
  if (is_turned_down(row.report.state) || row.report.state == State::parked) return;
  for (std::size_t i = static_cast<std::size_t>(row.report.state); i < kSteps; ++i) {
    if (!stored.steps[i]) continue;
    row.report.steps[i].reset();
    row.say(field_of_step(i));
  }
}

}  // namespace

Status ToldRequests::begin(const std::string& office_hours, std::span<const std::string> headers) {
  columns_.clear();
  for (const std::string& header : headers) {
    const auto& keys = kServiceRequestKeys;
    const auto* found = std::find(keys.begin(), keys.end(), header);
    columns_.push_back(found == keys.end()
                           ? std::nullopt
                           : std::optional<std::size_t>(std::distance(keys.begin(), found)));
  }
  office_hours_ = office_hours;
  return clocks_ ? Status() : learn_categories();
}

Status ToldRequests::learn_categories() {
  rows_.clear();  // they look at the clocks
  auto clocks = Clocks::open(book_, zone_, office_hours_);
  if (!clocks) return clocks.error();
  clocks_.emplace(std::move(*clocks));
  return {};
}

// When a report that is here is first spoken of: they read lists of the book.
void ToldRequests::make_rows() {
  Random nobody_is_named(0);
  for (const Privacy level : kLevels) {
    rows_.push_back(std::make_unique<ServiceRequestRow>(
        book_, clocks_->deadlines(), zone_, book_.now(), Disclosure(level, nobody_is_named)));
  }
}

// The columns that read as the row of an export; those that the file does not have among them.
std::uint32_t ToldRequests::same_columns(const Report& stored, const RequestTimes& times,
                                         const table::Record& record, ServiceRequestRow& row) {
  const auto values = row.of(stored);
  if (!values) return 0;
  std::uint32_t same = ~0U;
  for (std::size_t i = 0; i < columns_.size() && i < record.cells.size(); ++i) {
    if (!columns_[i] || !record.cells[i].present) continue;
    text_.clear();
    table::append_cell(text_, (*values)[*columns_[i]], -1);
    if (!reads_as(text_, record.cells[i].text)) same &= ~(1U << *columns_[i]);
  }
  // What another server says there in words of its own names no state.
  if (!times.has_fine_state) same |= among({"status_description"});
  const bool is_closed_anew = (same & among({"closed_date"})) == 0;
  if (times.is_state_by_closing && is_closed_anew) same &= ~among({"status"});
  return same;
}

std::uint64_t ToldRequests::of(const Report& stored, const RequestTimes& times,
                               const table::Record& record) {
  if (rows_.empty()) make_rows();
  std::uint64_t fields = bit(Field::external_id) | bit(Field::channel);
  for (const auto& row : rows_) {
    const std::uint32_t same = same_columns(stored, times, record, *row);
    for (const Reading& reading : kReadings) {
      if ((same & reading.columns) == reading.columns) fields |= reading.fields;
    }
  }
  return fields;
}

void ToldRequests::leave_news(const Report& stored, ReportRow& row, const table::Record& record) {
  row.present &= ~of(stored, *row.request, record);
  follow_steps(stored, row);
}

bool ToldRequests::is_of(const Report& stored, const RequestTimes& times,
                         const table::Record& record) {
  constexpr std::uint64_t kThenAndThere = bit(Field::filed_at) | bit(Field::position);
  return (of(stored, times, record) & kThenAndThere) == kThenAndThere;
}

}  // namespace yangxiao::report
