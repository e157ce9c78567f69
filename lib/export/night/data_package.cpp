#include "export/night/data_package.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/compression.hpp"
#include "base/text/ascii_case.hpp"

namespace yangxiao::exporting {
namespace {

using Json = nlohmann::ordered_json;

// As CSV writes it: a list is joined by "|" there.
const char* type_of(table::Type type) {
  switch (type) {
    case table::Type::integer:
      return "integer";
    case table::Type::real:
      return "number";
    case table::Type::boolean:
      return "boolean";
    case table::Type::json:
    case table::Type::list:
    case table::Type::text:
      return "string";
  }
  return "string";
}

// What a column of ours holds stands in its name: a moment (RFC 3339, with the zone's offset, which
// is "any" in Frictionless), a day.
Json field_of(const table::Column& column) {
  const bool is_text = column.type == table::Type::text;
  const bool is_time = column.key.ends_with("_at") || column.key == "deadline" ||
                       column.key == "parked_until" || column.key == "valid_until";
  if (is_text && is_time) {
    return {{"name", column.key}, {"type", "datetime"}, {"format", "any"}};
  }
  if (is_text && column.key.ends_with("_on")) return {{"name", column.key}, {"type", "date"}};
  return {{"name", column.key}, {"type", type_of(column.type)}};
}

Json resource_of(const DataTable& table) {
  Json fields = Json::array();
  for (const table::Column& column : table.columns) fields.push_back(field_of(column));
  const Json schema = {{"fields", fields}, {"missingValues", Json::array({""})}};
  Json json = {{"name", table.name},
               {"path", table.file.path},
               {"profile", "tabular-data-resource"},
               {"format", "csv"},
               {"mediatype", "text/csv"},
               {"encoding", "utf-8"},
               {"bytes", table.file.bytes},
               {"hash", "sha256:" + table.file.sha256}};
  const Compression how = compression_of_ending(table.file.path);
  if (how != Compression::none) json["compression"] = how == Compression::gzip ? "gz" : "zst";
  json["schema"] = schema;
  return json;
}

}  // namespace

std::string package_name(const store::Reader& book) {
  return "yangxiao-" + text::ascii_lowered(book.property("id").value_or(""));
}

std::string data_package(const std::string& name, const std::string& created_at,
                         std::span<const DataTable> tables) {
  Json resources = Json::array();
  for (const DataTable& table : tables) resources.push_back(resource_of(table));
  const Json json = {{"profile", "tabular-data-package"},
                     {"name", name},
                     {"created", created_at},
                     {"resources", resources}};
  return json.dump(2) + "\n";
}

}  // namespace yangxiao::exporting
