#include "report/service_request_row.hpp"

#include <algorithm>
#include <array>

#include "base/text/code_point.hpp"
#include "report/parking.hpp"
#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

using table::Type;

constexpr std::array<table::Column, kServiceRequestColumns> kColumns = {{
    {"service_request_id"}, {"status"},
    {"status_notes"},       {"service_name"},
    {"service_code"},       {"description"},
    {"agency_responsible"}, {"service_notice"},
    {"requested_datetime"}, {"updated_datetime"},
    {"expected_datetime"},  {"address"},
    {"address_id"},         {"zipcode"},
    {"lat", Type::real},    {"long", Type::real},
    {"media_url"},          {"status_description"},
    {"closed_date"},        {"source"},
    {"service_subtype"},
}};

constexpr std::array<std::size_t, 14> kBulk = {0, 8, 9, 18, 17, 2, 19, 3, 20, 5, 6, 11, 14, 15};

constexpr const char* kStations = R"sql(SELECT station, lat, lon FROM station)sql";

// The last step of all that were taken.
Instant updated_at(const Report& report) {
  Instant last = report.filed_at;
  for (const auto& step : report.steps) {
    if (step) last = std::max(last, *step);
  }
  return report.parked_at ? std::max(last, *report.parked_at) : last;
}

// Of a description so many characters, as the published schema of a request says.
constexpr std::size_t kMostCharacters = 4000;
std::string_view cut(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > kMostCharacters) return text.substr(0, at);
    at += std::max<std::size_t>(text::code_point_at(text, at).length, 1);
  }
  return text;
}

// The first of the photos that is an address of the web.
std::string_view media_of(std::string_view photos) {
  while (!photos.empty()) {
    const std::size_t end = std::min(photos.find('|'), photos.size());
    const std::string_view one = photos.substr(0, end);
    if (one.starts_with("http://") || one.starts_with("https://")) return one;
    photos.remove_prefix(std::min(end + 1, photos.size()));
  }
  return {};
}

}  // namespace

std::span<const table::Column, kServiceRequestColumns> service_request_columns() {
  return kColumns;
}

std::span<const std::size_t, 14> bulk_columns() { return kBulk; }

ServiceRequestRow::ServiceRequestRow(const store::Reader& book, Deadlines deadlines,
                                     const calendar::Zone& zone, Instant now,
                                     const Disclosure& disclosure)
    : book_(book),
      deadlines_(deadlines),
      zone_(zone),
      now_(now),
      disclosure_(disclosure),
      references_(book) {
  SQLite::Statement query(book.database(), kStations);
  while (query.executeStep()) {
    stations_.emplace(query.getColumn(0).getInt64(), geo::Position{query.getColumn(1).getDouble(),
                                                                   query.getColumn(2).getDouble()});
  }
}

// Its own, rounded where nobody is to be found again; or its station's, which is public.
std::optional<geo::Position> ServiceRequestRow::place_of(const Report& report) {
  if (report.position) {
    return geo::Position{disclosure_.degrees(report.position->lat),
                         disclosure_.degrees(report.position->lon)};
  }
  if (!report.station) return std::nullopt;
  const auto found = stations_.find(*report.station);
  return found == stations_.end() ? std::nullopt : std::optional(found->second);
}

// By the channel's own id it is found again there, with whoever told it.
std::string ServiceRequestRow::id_of(const Report& report) {
  if (report.external_id.empty() || disclosure_.is_open()) return code_of(report.id);
  return references_.code_of("channel", report.channel) + ":" + report.external_id;
}

std::string ServiceRequestRow::notes_of(const Report& report) {
  std::string notes(name_of(state_at(report, now_)));
  const std::string resolution = remark_at(disclosure_.level(), report.resolution);
  return resolution.empty() ? notes : notes + ": " + resolution;
}

void ServiceRequestRow::say_time(const std::optional<Instant>& time) {
  cells_.time(time ? std::optional(disclosure_.time(*time)) : std::nullopt, zone_);
}

std::optional<std::span<const table::Value>> ServiceRequestRow::of(const Report& report) {
  const auto place = place_of(report);
  if (!place) return std::nullopt;
  const State state = state_at(report, now_);
  const bool is_closed = !is_open(state);
  const Category& category = deadlines_.tree().at(report.category);
  const bool is_resolved = report.steps[step_of(State::resolved)].has_value();
  const auto deadline =
      is_resolved ? deadlines_.resolved(report) : deadlines_.running(report, now_);
  cells_.begin();
  cells_.made(id_of(report));
  cells_.text(is_closed ? "closed" : "open");
  cells_.made(notes_of(report));
  cells_.text(category.name);
  cells_.text(category.code);
  cells_.text(cut(remark_at(disclosure_.level(), report.description, cells_.room())));
  cells_.made(report.agency ? references_.name_of("agency", *report.agency) : std::string());
  cells_.nothing();  // service_notice
  say_time(report.filed_at);
  say_time(updated_at(report));
  say_time(deadline ? std::optional(deadline->at) : std::nullopt);
  const std::string address = remark_at(disclosure_.level(), report.address);
  const bool has_both = !address.empty() && !report.subdistrict.empty();
  cells_.made(address + (has_both ? ", " : "") + report.subdistrict);
  cells_.nothing(2);  // address_id, zipcode
  cells_.real(place->lat);
  cells_.real(place->lon);
  cells_.text(disclosure_.is_open() ? std::string_view() : media_of(report.photos));
  cells_.text(name_of(state));
  say_time(is_closed ? std::optional(updated_at(report)) : std::nullopt);
  cells_.made(references_.name_of("channel", report.channel));
  cells_.nothing();  // service_subtype
  return cells_.values();
}

}  // namespace yangxiao::report
