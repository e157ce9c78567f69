#include "catalogue/kind.hpp"

#include <nlohmann/json.hpp>

namespace yangxiao::catalogue {
namespace {

using Json = nlohmann::json;

Json json_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

Value value_of(const Json& json) {
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_string()) return json.get<std::string>();
  return {};
}

}  // namespace

const std::string& text_of(const Entry& entry, std::size_t field) {
  static const std::string empty;
  const auto* text = std::get_if<std::string>(&entry.values[field]);
  return text != nullptr ? *text : empty;
}

std::string to_json(const Kind& kind, const Entry& entry) {
  Json json = {{"code", entry.code},
               {"edited", entry.edited},
               {"content", entry.content},
               {"batch", entry.batch ? Json(*entry.batch) : Json(nullptr)}};
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    json[std::string(kind.fields[i].name)] = json_of(entry.values[i]);
  }
  if (entry.place) {
    json["place"] = {entry.place->position.lat, entry.place->position.lon, entry.place->source_lat,
                     entry.place->source_lon, geo::name_of(entry.place->source_datum)};
  }
  return json.dump();
}

std::optional<Entry> from_json(const Kind& kind, std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Entry entry;
  entry.code = json.value("code", "");
  entry.edited = json.value("edited", std::uint64_t{0});
  entry.content = json.value("content", std::int64_t{0});
  if (const auto batch = json.find("batch"); batch != json.end() && batch->is_number_integer()) {
    entry.batch = batch->get<std::int64_t>();
  }
  for (const Field& field : kind.fields) {
    const auto found = json.find(std::string(field.name));
    entry.values.push_back(found == json.end() ? Value() : value_of(*found));
  }
  const auto place = json.find("place");
  if (place != json.end() && place->is_array() && place->size() == 5) {
    entry.place =
        EntryPlace{{(*place)[0].get<double>(), (*place)[1].get<double>()},
                   (*place)[2].get<std::string>(),
                   (*place)[3].get<std::string>(),
                   geo::datum_named((*place)[4].get<std::string>()).value_or(geo::Datum::wgs84)};
  }
  return entry;
}

}  // namespace yangxiao::catalogue
