#include "report/report.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text/checked_code.hpp"
#include "base/text/named.hpp"

namespace yangxiao::report {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, kFields> kFieldNames = {
    "external_id",   "channel",     "category",    "status",    "reported_at", "accepted_at",
    "dispatched_at", "resolved_at", "verified_at", "closed_at", "station",     "position",
    "member",        "phone",       "reporter",    "agency",    "subdistrict", "address",
    "description",   "photos",      "resolution"};
constexpr std::array<std::string_view, kFlaws> kFlawNames = {
    "closed_before_filed", "closed_without_date", "date_without_closing", "position_zero",
    "position_impossible", "position_outside",    "filed_ahead"};

Json json_of(const std::optional<std::int64_t>& number) { return number ? Json(*number) : Json(); }
Json json_of(const std::optional<Instant>& time) { return time ? Json(time->seconds) : Json(); }

std::optional<std::int64_t> number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

std::optional<Instant> time_of(const Json& json, const char* key) {
  const auto seconds = number_of(json, key);
  return seconds ? std::optional<Instant>(Instant{*seconds}) : std::nullopt;
}

}  // namespace

std::string_view name_of(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::optional<Field> field_named(std::string_view name) {
  return text::named<Field>(kFieldNames, name);
}

std::string_view name_of(Flaw flaw) { return kFlawNames[static_cast<std::size_t>(flaw)]; }

std::string* text_of(Report& report, Field field) {
  switch (field) {
    case Field::external_id:
      return &report.external_id;
    case Field::contact_phone:
      return &report.contact_phone;
    case Field::contact_name:
      return &report.contact_name;
    case Field::subdistrict:
      return &report.subdistrict;
    case Field::address:
      return &report.address;
    case Field::description:
      return &report.description;
    case Field::photos:
      return &report.photos;
    case Field::resolution:
      return &report.resolution;
    default:
      return nullptr;
  }
}

const std::string* text_of(const Report& report, Field field) {
  return text_of(const_cast<Report&>(report), field);
}

std::uint32_t time_flaws_of(const Report& report, bool has_closing_date, Instant now) {
  std::uint32_t flaws = report.filed_at > now ? bit(Flaw::filed_ahead) : 0;
  for (const auto& time : report.steps) {
    if (time && *time < report.filed_at) flaws |= bit(Flaw::closed_before_filed);
  }
  const bool has_date = report.steps[step_of(State::closed)].has_value();
  if (has_closing_date && report.state == State::closed && !has_date) {
    flaws |= bit(Flaw::closed_without_date);
  }
  if (is_open(report.state) && has_date) flaws |= bit(Flaw::date_without_closing);
  return flaws;
}

std::string to_text(const std::vector<Pause>& pauses) {
  std::string text;
  for (const Pause& pause : pauses) {
    text += (text.empty() ? "" : " ") + std::to_string(pause.begin.seconds) + "-" +
            std::to_string(pause.end.seconds);
  }
  return text;
}

std::vector<Pause> parse_pauses(std::string_view text) {
  std::vector<Pause> pauses;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    Pause pause;
    const auto begin = std::from_chars(at, end, pause.begin.seconds);
    if (begin.ec != std::errc() || begin.ptr == end) break;
    const auto until = std::from_chars(begin.ptr + 1, end, pause.end.seconds);
    if (until.ec != std::errc()) break;
    pauses.push_back(pause);
    at = until.ptr + (until.ptr < end ? 1 : 0);
  }
  return pauses;
}

std::string code_of(std::int64_t report) {
  return text::checked_code('R', static_cast<std::uint64_t>(report));
}

std::optional<std::int64_t> report_of_code(std::string_view code) {
  return text::number_of_checked_code('R', code);
}

std::string to_json(const Report& report) {
  Json steps = Json::array();
  for (const auto& step : report.steps) steps.push_back(json_of(step));
  Json json = {{"channel", report.channel},
               {"external_id", report.external_id},
               {"category", report.category},
               {"state", static_cast<int>(report.state)},
               {"filed_at", report.filed_at.seconds},
               {"fingerprint", json_of(report.fingerprint)},
               {"station", json_of(report.station)},
               {"inferred", report.inferred},
               {"source_lat", report.source_lat},
               {"source_lon", report.source_lon},
               {"member", json_of(report.member)},
               {"team", json_of(report.team)},
               {"employer", json_of(report.employer)},
               {"contact_phone", report.contact_phone},
               {"contact_name", report.contact_name},
               {"agency", json_of(report.agency)},
               {"steps", std::move(steps)},
               {"parked_until", json_of(report.parked_until)},
               {"parked_at", json_of(report.parked_at)},
               {"pauses", to_text(report.pauses)},
               {"returned_at", json_of(report.returned_at)},
               {"resolve_by", json_of(report.resolve_by)},
               {"hops", report.hops},
               {"head", json_of(report.head)},
               {"flaws", report.flaws},
               {"subdistrict", report.subdistrict},
               {"address", report.address},
               {"description", report.description},
               {"photos", report.photos},
               {"resolution", report.resolution},
               {"edited", report.edited},
               {"batch", json_of(report.batch)},
               {"line", report.line},
               {"content", report.content}};
  if (report.position) json["position"] = {report.position->lat, report.position->lon};
  if (report.source_datum) json["source_datum"] = geo::name_of(*report.source_datum);
  if (report.parked_from) json["parked_from"] = static_cast<int>(*report.parked_from);
  return json.dump();
}

std::optional<Report> from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Report report;
  report.channel = json.value("channel", std::int64_t{0});
  report.external_id = json.value("external_id", "");
  report.category = json.value("category", std::int64_t{0});
  report.state = static_cast<State>(json.value("state", 0));
  report.filed_at = Instant{json.value("filed_at", std::int64_t{0})};
  report.fingerprint = number_of(json, "fingerprint");
  report.station = number_of(json, "station");
  report.inferred = json.value("inferred", false);
  if (const auto place = json.find("position"); place != json.end()) {
    report.position = geo::Position{place->at(0).get<double>(), place->at(1).get<double>()};
  }
  report.source_lat = json.value("source_lat", "");
  report.source_lon = json.value("source_lon", "");
  report.source_datum = geo::datum_named(json.value("source_datum", ""));
  report.member = number_of(json, "member");
  report.team = number_of(json, "team");
  report.employer = number_of(json, "employer");
  report.contact_phone = json.value("contact_phone", "");
  report.contact_name = json.value("contact_name", "");
  report.agency = number_of(json, "agency");
  const Json steps = json.value("steps", Json::array());
  for (std::size_t i = 0; i < kSteps && i < steps.size(); ++i) {
    if (steps[i].is_number_integer()) report.steps[i] = Instant{steps[i].get<std::int64_t>()};
  }
  report.parked_until = time_of(json, "parked_until");
  if (const auto from = number_of(json, "parked_from")) {
    report.parked_from = static_cast<State>(*from);
  }
  report.parked_at = time_of(json, "parked_at");
  report.pauses = parse_pauses(json.value("pauses", ""));
  report.returned_at = time_of(json, "returned_at");
  report.resolve_by = time_of(json, "resolve_by");
  report.hops = json.value("hops", 0);
  report.head = number_of(json, "head");
  report.flaws = json.value("flaws", 0U);
  report.subdistrict = json.value("subdistrict", "");
  report.address = json.value("address", "");
  report.description = json.value("description", "");
  report.photos = json.value("photos", "");
  report.resolution = json.value("resolution", "");
  report.edited = json.value("edited", std::uint64_t{0});
  report.batch = number_of(json, "batch");
  report.line = json.value("line", std::int64_t{0});
  report.content = json.value("content", std::int64_t{0});
  return report;
}

}  // namespace yangxiao::report
