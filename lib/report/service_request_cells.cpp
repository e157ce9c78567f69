#include "report/service_request_cells.hpp"

#include <algorithm>

#include "base/text/ascii_case.hpp"
#include "base/text/halfwidth.hpp"
#include "report/parking.hpp"

namespace yangxiao::report {
namespace {

using Kind = RequestColumn::Kind;

constexpr RequestColumn cell(std::string_view header, RequestCell cell) {
  return {header, Kind::cell, cell, {}};
}
constexpr RequestColumn field(std::string_view header, Field field) {
  return {header, Kind::field, {}, field};
}

constexpr RequestColumn kColumns[] = {
    cell(kRequestId, RequestCell::id),
    cell("status", RequestCell::status),
    cell("status_notes", RequestCell::status_notes),
    cell("status_description", RequestCell::status_description),
    cell("updated_datetime", RequestCell::updated),
    cell("closed_date", RequestCell::closed),
    cell("expected_datetime", RequestCell::expected),
    cell("address", RequestCell::address),
    cell("service_code", RequestCell::service_code),
    cell("service_name", RequestCell::service_name),
    field("description", Field::description),
    field("agency_responsible", Field::agency),
    field("requested_datetime", Field::filed_at),
    field("media_url", Field::photos),
    {"lat", Kind::lat, {}, {}},
    {"long", Kind::lon, {}, {}},
    {"service_notice", Kind::passed, {}, {}},
    {"address_id", Kind::passed, {}, {}},
    {"zipcode", Kind::passed, {}, {}},
    cell("source", RequestCell::source),
    {"lon", Kind::lon, {}, {}},
    {"latitude", Kind::lat, {}, {}},
    {"longitude", Kind::lon, {}, {}},
    {"service_subtype", Kind::passed, {}, {}},
};

// What a subdistrict's name ends with: 街道, a town, a township.
constexpr std::string_view kSubdistricts[] = {"街道", "镇", "乡"};

bool is_subdistrict(std::string_view text) {
  return std::any_of(std::begin(kSubdistricts), std::end(kSubdistricts),
                     [text](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

std::optional<RequestColumn> request_column(std::string_view word) {
  const std::string header = text::ascii_lowered(word);
  for (const RequestColumn& column : kColumns) {
    if (column.header == header) return column;
  }
  return std::nullopt;
}

RequestId parse_request_id(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {{}, text};
  return {text::trimmed(text.substr(0, colon)), text::trimmed(text.substr(colon + 1))};
}

std::string_view resolution_of_notes(std::string_view notes) {
  const std::size_t colon = notes.find(": ");
  if (state_named(notes.substr(0, colon))) {
    return colon == std::string_view::npos ? std::string_view() : notes.substr(colon + 2);
  }
  return notes;
}

RequestAddress parse_request_address(std::string_view text) {
  const std::size_t comma = text.rfind(", ");
  const std::string_view last = comma == std::string_view::npos ? text : text.substr(comma + 2);
  if (!is_subdistrict(last)) return {text, {}};
  return {comma == std::string_view::npos ? std::string_view() : text.substr(0, comma), last};
}

std::optional<Field> step_of_update(State state, const RequestTimes& times) {
  if (state == State::filed || state > State::closed) return std::nullopt;
  const bool is_done = state == State::verified || state == State::closed;
  const bool was_earlier = is_done && times.is_closing_unknown;
  return was_earlier ? Field::accepted_at : field_of_step(step_of(state));
}

void fit_deadline(Report& report, const RequestTimes& times, const Deadlines& deadlines,
                  Instant now) {
  if (!times.has_expected) return;
  const auto by_rules = deadlines.expected(report, now);
  if (!by_rules) return;
  if (times.expected) {
    if (by_rules->at < *times.expected) report.resolve_by = times.expected;
    return;
  }
  // Nobody was bound to a day: the time it says is not that of being done.
  const bool is_done = report.state >= State::resolved && report.state <= State::closed;
  if (!is_done || !times.has_fine_state) return;
  report.steps[step_of(State::accepted)] = std::exchange(report.steps[step_of(report.state)], {});
}

}  // namespace yangxiao::report
