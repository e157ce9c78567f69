// The categories of a book as the services of GeoReport v2, and what each asks and says.
#pragma once

#include <string>
#include <vector>

#include "report/category_tree.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// What is said of a service beside its name: nobody fills it in (`variable` is false).
struct ServiceAttribute {
  std::string code;
  std::string description;
};

struct Service {
  std::string code;
  std::string name;
  std::string description;  // its name in English
  std::string keywords;     // other words for it, with commas between them
  std::string group;        // the category above all
  std::vector<ServiceAttribute> attributes;
};

// In the order of their codes.
std::vector<Service> services_of(const store::Reader& book);

// The four files.
std::string services_json(const std::vector<Service>& services);
std::string services_xml(const std::vector<Service>& services);
std::string definition_json(const Service& service);
std::string definition_xml(const Service& service);

struct Endpoint {
  std::string url;
  std::string contact;
  std::string changeset;  // a time
};
std::string discovery_json(const Endpoint& endpoint);
std::string discovery_xml(const Endpoint& endpoint);

}  // namespace yangxiao::exporting
