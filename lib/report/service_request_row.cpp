#include "report/service_request_row.hpp"

#include <algorithm>
#include <array>

#include "base/text/code_point.hpp"
#include "base/text/joined.hpp"
#include "report/parking.hpp"
#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

using table::Type;

constexpr auto kColumns = [] {
  std::array<table::Column, kServiceRequestColumns> columns{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view key = kServiceRequestKeys[i];
    const bool is_degrees = key == "lat" || key == "long";
    columns[i] = {key, is_degrees ? Type::real : Type::text};
  }
  return columns;
}();

constexpr std::array<std::size_t, 14> kBulk = {0, 8, 9, 18, 17, 2, 19, 3, 20, 5, 6, 11, 14, 15};

constexpr const char* kStations = R"sql(SELECT station, lat, lon FROM station)sql";

// In the order of the index on channel and id.
constexpr const char* kLentCodes = R"sql(
  SELECT channel.channel, external_id FROM channel CROSS JOIN report
    ON report.channel = channel.channel AND external_id >= 'R' AND external_id < 'S')sql";
constexpr const char* kTurnedDownAt = R"sql(
  SELECT at FROM report_event WHERE report = ?1 AND to_state = ?2 ORDER BY event DESC LIMIT 1)sql";

// The last step that was taken. A time of closing beside a state before it is a flaw and no step.
Instant last_step(const Report& report, State state) {
  Instant last = report.filed_at;
  const std::size_t steps = state <= State::closed ? static_cast<std::size_t>(state) : kSteps;
  for (std::size_t i = 0; i < steps; ++i) {
    if (report.steps[i]) last = std::max(last, *report.steps[i]);
  }
  if (report.returned_at) last = std::max(last, *report.returned_at);
  return state == State::parked && report.parked_at ? std::max(last, *report.parked_at) : last;
}

bool is_code(const std::string& id) {
  const auto number = report_of_code(id);
  return number && code_of(*number) == id;
}

// Whether it is known of a report that is done when it was.
bool is_end_known(const Report& report) {
  return std::any_of(report.steps.begin() + step_of(State::resolved), report.steps.end(),
                     [](const std::optional<Instant>& step) { return step.has_value(); });
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
  for (const std::string_view one : text::words_joined(photos)) {
    if (one.starts_with("http://") || one.starts_with("https://")) return one;
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
  SQLite::Statement lent(book.database(), kLentCodes);
  while (lent.executeStep()) {
    const auto number = report_of_code(lent.getColumn(1).getString());
    if (number) lent_.emplace_back(lent.getColumn(0).getInt64(), *number);
  }
  std::sort(lent_.begin(), lent_.end());
}

// Its own, or its station's; rounded where nobody is to be found again: which of the two it was is
// not told, and from another book it goes out as it came.
std::optional<geo::Position> ServiceRequestRow::place_of(const Report& report) {
  auto place = report.position;
  if (!place && report.station) {
    const auto found = stations_.find(*report.station);
    if (found != stations_.end()) place = found->second;
  }
  if (!place) return std::nullopt;
  return geo::Position{disclosure_.degrees(place->lat), disclosure_.degrees(place->lon)};
}

// Of a report that was turned down its row does not say when; what happened to it does.
Instant ServiceRequestRow::updated_at(const Report& report, State state) {
  const Instant last = last_step(report, state);
  if (!is_turned_down(state)) return last;
  if (!turned_down_) turned_down_.emplace(book_.database(), kTurnedDownAt);
  turned_down_->reset();
  turned_down_->bind(1, report.id);
  turned_down_->bind(2, static_cast<int>(state));
  if (!turned_down_->executeStep()) return last;
  return std::max(last, Instant{turned_down_->getColumn(0).getInt64()});
}

// Under the channel's own id it is found again there, with whoever told it: where nobody is to be
// found again it goes by its code, which it may have brought along from another book.
std::string ServiceRequestRow::id_of(const Report& report) {
  const bool is_shown =
      disclosure_.is_open() ? is_code(report.external_id) : !report.external_id.empty();
  std::string id = references_.code_of("channel", report.channel) + ":" +
                   (is_shown ? report.external_id : code_of(report.id));
  const bool is_lent = !is_shown && std::binary_search(lent_.begin(), lent_.end(),
                                                       std::pair(report.channel, report.id));
  if (is_lent) id += kOwnCode;
  return id;
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
  const auto deadline = deadlines_.expected(report, now_);
  const Instant updated = updated_at(report, state);
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
  say_time(updated);
  say_time(deadline ? std::optional(deadline->at) : std::nullopt);
  const std::string address = remark_at(disclosure_.level(), report.address);
  std::string room;
  const std::string_view subdistrict = place_at(disclosure_.level(), report.subdistrict, room);
  const bool has_both = !address.empty() && !subdistrict.empty();
  cells_.made(address + (has_both ? ", " : "") + std::string(subdistrict));
  cells_.nothing(2);  // address_id, zipcode
  cells_.real(place->lat);
  cells_.real(place->lon);
  cells_.text(disclosure_.is_open() ? std::string_view() : media_of(report.photos));
  cells_.text(name_of(state));
  const bool says_end = is_turned_down(state) || (is_closed && is_end_known(report));
  say_time(says_end ? std::optional(updated) : std::nullopt);
  cells_.made(references_.name_of("channel", report.channel));
  cells_.nothing();  // service_subtype
  return cells_.values();
}

}  // namespace yangxiao::report
