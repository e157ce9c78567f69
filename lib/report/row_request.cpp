// The part of RowReader that reads service requests of Open311 GeoReport v2.
#include <algorithm>

#include "base/privacy.hpp"
#include "base/text/ascii_case.hpp"
#include "base/text/halfwidth.hpp"
#include "report/row.hpp"
#include "report/service_request_row.hpp"

namespace yangxiao::report {
namespace {

const std::optional<table::CellOf>& at(const RequestCells& cells, RequestCell cell) {
  return cells[static_cast<std::size_t>(cell)];
}

std::string_view text_at(const RequestCells& cells, RequestCell cell) {
  return at(cells, cell) ? text::trimmed(at(cells, cell)->text) : std::string_view();
}

// Whether it is a row of an export of ours in which nobody is to be found again: of the address
// only the subdistrict is in it.
bool tells_no_person(const ReportRow& row) {
  return row.number && row.report.description.empty() &&
         to_the_hour(row.report.filed_at) == row.report.filed_at &&
         to_the_hour(row.updated_at()) == row.updated_at();
}

}  // namespace

// Who describes the columns of a file in a profile has said how it is to be read.
void RowReader::find_requests() {
  const bool is_described = rules_.profile != nullptr && !rules_.profile->columns.empty();
  has_requests_ =
      !is_described && std::any_of(names_.begin(), names_.end(), [](std::string_view name) {
        return text::ascii_lowered(name) == kRequestId;
      });
}

std::optional<RowReader::FileColumn> RowReader::request_meaning(std::string_view header) {
  const auto column = request_column(header);
  if (!column) return std::nullopt;
  switch (column->kind) {
    case RequestColumn::Kind::cell:
      return FileColumn{Meaning::request, Field::external_id, column->cell};
    case RequestColumn::Kind::field:
      return FileColumn{Meaning::field, column->field};
    case RequestColumn::Kind::lat:
      return FileColumn{Meaning::lat, Field::position};
    case RequestColumn::Kind::lon:
      return FileColumn{Meaning::lon, Field::position};
    case RequestColumn::Kind::passed:
      break;
  }
  return FileColumn{};
}

// What stands before the colon is a channel where there is such a one; else it belongs to the id,
// and the channel is that of the whole file.
RowReader::Identity RowReader::identity_in(std::string_view request_id) {
  const RequestId parts = parse_request_id(request_id);
  if (!parts.channel.empty()) {
    const auto channel = words_.channel(parts.channel, kRequestId);
    if (channel) return {*channel, parts.id};
  }
  return {rules_.channel.value_or(0), request_id};
}

// A file of another server names what nobody here has.
Result<std::int64_t> RowReader::made(std::string_view table, std::string_view code,
                                     std::string_view name, const Error& unknown) const {
  const bool is_wanted = has_requests_ && rules_.make && unknown.what == Problem::reference_unknown;
  return is_wanted ? rules_.make(table, code, name) : Result<std::int64_t>(unknown);
}

Status RowReader::take_request_id(const RequestCells& cells, const table::Record& record,
                                  ReportRow& row) {
  const table::CellOf& cell = *at(cells, RequestCell::id);
  const std::string_view text = text::trimmed(cell.text);
  if (text.empty()) {
    return placed({Problem::value_missing, {names_[cell.column]}, {}}, record, cell.column);
  }
  Identity identity = identity_in(text);
  if (identity.channel == 0) {
    const RequestId parts = parse_request_id(text);
    if (parts.channel.empty()) {
      return placed({Problem::channel_missing, {}, {}}, record, cell.column);
    }
    auto channel = words_.channel(parts.channel, names_[cell.column]);
    if (!channel) {
      const std::string_view source = text_at(cells, RequestCell::source);
      channel = made("channel", parts.channel, source, channel.error());
    }
    if (!channel) return placed(channel.error(), record, cell.column);
    identity = {*channel, parts.id};
  }
  row.report.channel = identity.channel;
  row.say(Field::channel);
  std::string_view code = identity.external_id;
  if (code.ends_with(kOwnCode)) code.remove_suffix(1);
  row.number = report_of_code(code);
  const auto says = take({Meaning::field, Field::external_id}, table::Cell{identity.external_id},
                         names_[cell.column], row);
  if (!says) return placed(says.error(), record, cell.column);
  if (*says) row.say(Field::external_id);
  return {};
}

Status RowReader::take_request_times(const RequestCells& cells, const table::Record& record,
                                     RequestTimes& times) const {
  const std::pair<RequestCell, std::optional<Instant>*> wanted[] = {
      {RequestCell::updated, &times.updated},
      {RequestCell::closed, &times.closed},
      {RequestCell::expected, &times.expected}};
  for (const auto& [which, time] : wanted) {
    const std::string_view text = text_at(cells, which);
    if (text.empty()) continue;
    const auto read = dates_.parse(text);
    if (!read) return placed(read.error(), record, at(cells, which)->column);
    *time = *read;
  }
  times.has_expected = at(cells, RequestCell::expected).has_value();
  times.is_closing_unknown = at(cells, RequestCell::closed).has_value() && !times.closed;
  return {};
}

// The state in which we keep it, where the file says one; else whether it is open.
Status RowReader::take_request_state(const RequestCells& cells, const table::Record& record,
                                     ReportRow& row) {
  const std::string_view fine = text_at(cells, RequestCell::status_description);
  const std::string_view status = text_at(cells, RequestCell::status);
  const auto by_notes = words_.status(fine);
  row.request->has_fine_state = by_notes.ok();
  if (by_notes) {
    row.report.state = *by_notes;
  } else if (!status.empty()) {
    const auto coarse = words_.status(status);
    if (!coarse) return placed(coarse.error(), record, at(cells, RequestCell::status)->column);
    row.report.state = *coarse;
  } else if (row.request->closed) {
    row.report.state = State::closed;
    row.request->is_state_by_closing = true;
  } else {
    return {};
  }
  row.say(Field::state);
  take_update(*row.request, row);
  return {};
}

// By the code, which is ours where the file is; else by the name.
Status RowReader::take_request_category(const RequestCells& cells, const table::Record& record,
                                        ReportRow& row) {
  const std::string_view code = text_at(cells, RequestCell::service_code);
  const std::string_view name = text_at(cells, RequestCell::service_name);
  if (code.empty() && name.empty()) {
    const auto& cell = at(cells, RequestCell::service_code) ? at(cells, RequestCell::service_code)
                                                            : at(cells, RequestCell::service_name);
    if (!cell) return {};
    return placed({Problem::value_missing, {names_[cell->column]}, {}}, record, cell->column);
  }
  auto category = code.empty() ? std::nullopt : words_.category(code);
  if (!category && !name.empty()) category = words_.category(name);
  row.report.category = category.value_or(0);
  if (!category) {
    row.unknown_category.assign(name.empty() ? code : name);
    row.unknown_code.assign(code);
  }
  row.say(Field::category);
  return {};
}

// The last thing that happened was the step to its state. Where only the filing is known to have
// happened its time is in that column, too.
void RowReader::take_update(const RequestTimes& times, ReportRow& row) const {
  const auto step = step_of_update(row.report.state, times);
  const bool is_closing = row.report.state == State::closed || row.report.state == State::verified;
  const auto& time = is_closing && times.closed ? times.closed : times.updated;
  if (!step || !time) return;
  const bool may_be_filing = *time == row.report.filed_at && !times.closed && !times.expected;
  if (may_be_filing) return;
  row.report.steps[step_of(*step)] = time;
  row.say(*step);
}

Status RowReader::take_request_texts(const RequestCells& cells, const table::Record& record,
                                     ReportRow& row) {
  const auto take_one = [&](RequestCell which, Field field, std::string_view text) -> Status {
    const std::size_t column = at(cells, which)->column;
    const Status taken = take_text(field, text, names_[column], row);
    if (!taken) return placed(taken.error(), record, column);
    row.say(field);
    return {};
  };
  Status taken;
  const auto resolution = resolution_of_notes(text_at(cells, RequestCell::status_notes));
  if (!resolution.empty()) {
    taken = take_one(RequestCell::status_notes, Field::resolution, resolution);
  }
  if (!taken || !at(cells, RequestCell::address)) return taken;
  const std::string_view whole = text_at(cells, RequestCell::address);
  const auto address =
      tells_no_person(row) ? RequestAddress{{}, whole} : parse_request_address(whole);
  taken = take_one(RequestCell::address, Field::address, address.address);
  return taken ? take_one(RequestCell::address, Field::subdistrict, address.subdistrict) : taken;
}

Status RowReader::take_request(const RequestCells& cells, const table::Record& record,
                               ReportRow& row) {
  row.request.emplace();
  Status taken =
      at(cells, RequestCell::id)
          ? take_request_id(cells, record, row)
          : Status(placed({Problem::value_missing, {std::string(kRequestId)}, {}}, record, 0));
  if (taken) taken = take_request_category(cells, record, row);
  if (taken) taken = take_request_times(cells, record, *row.request);
  if (taken) taken = take_request_state(cells, record, row);
  return taken ? take_request_texts(cells, record, row) : taken;
}

}  // namespace yangxiao::report
