#include "export/open311/services.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text/joined.hpp"
#include "export/open311/xml_rows.hpp"

namespace yangxiao::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr const char* kSpecification = "http://wiki.open311.org/GeoReport_v2";
// A report comes by another way than this: no id is given back.
constexpr const char* kType = "blackbox";

constexpr const char* kAliases = R"sql(
  SELECT category, coalesce(aliases, '') FROM category ORDER BY code)sql";

// For citizens of either language.
std::string words_for(const calendar::Limit& limit) {
  struct Words {
    const char* chinese;
    const char* english;
  };
  constexpr Words kUnits[] = {
      {"小时", "hour"}, {"个工作小时", "working hour"}, {"个工作日", "working day"}};
  const Words& unit = kUnits[static_cast<std::size_t>(limit.unit)];
  return fmt::format("{0} {1}内处理 / to be resolved within {0} {2}{3}", limit.count, unit.chinese,
                     unit.english, limit.count == 1 ? "" : "s");
}

std::vector<ServiceAttribute> attributes_of(const report::Category& category) {
  std::vector<ServiceAttribute> attributes;
  if (!category.call.empty()) {
    attributes.push_back(
        {"call", "先拨打 " + category.call + " / call " + category.call + " first"});
  }
  if (category.resolve.limit) {
    attributes.push_back({"resolve_limit", words_for(*category.resolve.limit)});
  }
  return attributes;
}

Json nothing_or(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::vector<Service> services_of(const store::Reader& book) {
  const report::CategoryTree tree(book);
  std::vector<Service> services;
  SQLite::Statement query(book.database(), kAliases);
  while (query.executeStep()) {
    const report::Category& category = tree.at(query.getColumn(0).getInt64());
    Service& service = services.emplace_back();
    service.code = category.code;
    service.name = category.name;
    service.description = category.name_en;
    service.keywords = text::joined_anew(query.getColumn(1).getString());
    service.group = tree.at(category.top).name;
    service.attributes = attributes_of(category);
  }
  return services;
}

std::string services_json(const std::vector<Service>& services) {
  Json list = Json::array();
  for (const Service& service : services) {
    list.push_back({{"service_code", service.code},
                    {"service_name", service.name},
                    {"description", nothing_or(service.description)},
                    {"metadata", !service.attributes.empty()},
                    {"type", kType},
                    {"keywords", nothing_or(service.keywords)},
                    {"group", nothing_or(service.group)}});
  }
  return list.dump(1) + "\n";
}

std::string services_xml(const std::vector<Service>& services) {
  std::string xml = std::string(kDeclaration) + "<services>\n";
  for (const Service& service : services) {
    xml += "<service>";
    append_element(xml, "service_code", service.code);
    append_element(xml, "service_name", service.name);
    append_element(xml, "description", service.description);
    append_element(xml, "metadata", service.attributes.empty() ? "false" : "true");
    append_element(xml, "type", kType);
    append_element(xml, "keywords", service.keywords);
    append_element(xml, "group", service.group);
    xml += "</service>\n";
  }
  return xml + "</services>\n";
}

std::string definition_json(const Service& service) {
  Json attributes = Json::array();
  for (std::size_t i = 0; i < service.attributes.size(); ++i) {
    attributes.push_back({{"variable", false},
                          {"code", service.attributes[i].code},
                          {"datatype", "string"},
                          {"required", false},
                          {"datatype_description", nullptr},
                          {"order", i + 1},
                          {"description", service.attributes[i].description}});
  }
  const Json definition = {{"service_code", service.code}, {"attributes", attributes}};
  return definition.dump(1) + "\n";
}

std::string definition_xml(const Service& service) {
  std::string xml = std::string(kDeclaration) + "<service_definition>";
  append_element(xml, "service_code", service.code);
  xml += "<attributes>\n";
  for (std::size_t i = 0; i < service.attributes.size(); ++i) {
    xml += "<attribute>";
    append_element(xml, "variable", "false");
    append_element(xml, "code", service.attributes[i].code);
    append_element(xml, "datatype", "string");
    append_element(xml, "required", "false");
    append_element(xml, "datatype_description", "");
    append_element(xml, "order", std::to_string(i + 1));
    append_element(xml, "description", service.attributes[i].description);
    xml += "</attribute>\n";
  }
  return xml + "</attributes></service_definition>\n";
}

std::string discovery_json(const Endpoint& endpoint) {
  const Json discovery = {
      {"changeset", endpoint.changeset},
      {"contact", endpoint.contact},
      {"key_service", "-"},
      {"endpoints", Json::array({{{"specification", kSpecification},
                                  {"url", endpoint.url},
                                  {"changeset", endpoint.changeset},
                                  {"type", "production"},
                                  {"formats", {"text/xml", "application/json"}}}})}};
  return discovery.dump(1) + "\n";
}

std::string discovery_xml(const Endpoint& endpoint) {
  std::string xml = std::string(kDeclaration) + "<discovery>\n";
  append_element(xml, "changeset", endpoint.changeset);
  append_element(xml, "contact", endpoint.contact);
  append_element(xml, "key_service", "-");
  xml += "\n<endpoints><endpoint>";
  append_element(xml, "specification", kSpecification);
  append_element(xml, "url", endpoint.url);
  append_element(xml, "changeset", endpoint.changeset);
  append_element(xml, "type", "production");
  xml += "<formats><format>text/xml</format><format>application/json</format></formats>";
  return xml + "</endpoint></endpoints>\n</discovery>\n";
}

}  // namespace yangxiao::exporting
