#include "station/station.hpp"

#include <nlohmann/json.hpp>

#include "base/text/fold.hpp"
#include "base/text/named.hpp"

namespace yangxiao::station {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, kFields> kFieldNames = {
    "name",     "address",    "community", "subdistrict", "host", "keeper", "phone",
    "position", "facilities", "hours",     "roles",       "note", "closed"};

Json or_null(const std::optional<Instant>& instant) {
  return instant ? Json(instant->seconds) : Json(nullptr);
}

std::optional<Instant> instant_from(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return Instant{value.get<std::int64_t>()};
}

}  // namespace

std::string_view name_of(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::optional<Field> field_named(std::string_view name) {
  return text::named<Field>(kFieldNames, name);
}

const std::string* text_of(const Station& station, Field field) {
  switch (field) {
    case Field::name:
      return &station.name;
    case Field::address:
      return &station.address;
    case Field::community:
      return &station.community;
    case Field::subdistrict:
      return &station.subdistrict;
    case Field::host:
      return &station.host;
    case Field::keeper:
      return &station.keeper;
    case Field::phone:
      return &station.phone;
    case Field::hours:
      return &station.hours;
    case Field::roles:
      return &station.roles;
    case Field::note:
      return &station.note;
    case Field::position:
    case Field::facilities:
    case Field::closed:
      return nullptr;
  }
  return nullptr;
}

std::string* text_of(Station& station, Field field) {
  return const_cast<std::string*>(text_of(static_cast<const Station&>(station), field));
}

std::string to_json(const Station& station) {
  Json json = {{"code", station.code},
               {"lat", station.position.lat},
               {"lon", station.position.lon},
               {"source_lat", station.source_lat},
               {"source_lon", station.source_lon},
               {"source_datum", geo::name_of(station.source_datum)},
               {"facilities", station.facilities},
               {"broken", station.broken},
               {"closed_since", or_null(station.closed_since)},
               {"closed_reason", station.closed_reason},
               {"seen_open_at", or_null(station.seen_open_at)},
               {"edited", station.edited},
               {"content", station.content},
               {"batch", station.batch ? Json(*station.batch) : Json(nullptr)}};
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (const std::string* text = text_of(station, field))
      json[std::string(name_of(field))] = *text;
  }
  return json.dump();
}

std::optional<Station> from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto datum = geo::datum_named(json.value("source_datum", ""));
  if (!datum) return std::nullopt;
  Station station;
  station.code = json.value("code", "");
  station.position = {json.value("lat", 0.0), json.value("lon", 0.0)};
  station.source_lat = json.value("source_lat", "");
  station.source_lon = json.value("source_lon", "");
  station.source_datum = *datum;
  station.facilities = json.value("facilities", FacilitySet{0});
  station.broken = json.value("broken", FacilitySet{0});
  station.closed_since = instant_from(json.at("closed_since"));
  station.closed_reason = json.value("closed_reason", "");
  station.seen_open_at = instant_from(json.at("seen_open_at"));
  station.edited = json.value("edited", std::uint64_t{0});
  station.content = json.value("content", std::int64_t{0});
  if (!json.at("batch").is_null()) station.batch = json.at("batch").get<std::int64_t>();
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (std::string* value = text_of(station, field)) {
      *value = json.value(std::string(name_of(field)), "");
    }
  }
  return station;
}

std::string search_text(const Station& station) {
  std::string folded;
  for (const std::string* part : {&station.code, &station.name, &station.community,
                                  &station.subdistrict, &station.address, &station.host}) {
    folded += text::fold(*part);
    folded += '\x1f';
  }
  return folded;
}

}  // namespace yangxiao::station
