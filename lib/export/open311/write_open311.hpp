// The reports of a book as a server of GeoReport v2 would give them: files that a web server can
// serve as they are.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/output.hpp"
#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "export/open311/services.hpp"
#include "report/list.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

struct Open311Order {
  Endpoint endpoint;
  report::ListQuery query;   // its order and limit do not count
  std::string office_hours;  // as the config says them
};

inline constexpr const char* kOpen311Name = "open311";

struct Open311Written {
  std::uint64_t requests = 0;
  std::uint64_t left_out = 0;  // they have neither a position nor a station
};

// Makes a file by its name below the folder: "requests.json", "services/noise.xml".
using CreateFile = std::function<Result<std::unique_ptr<FileOutput>>(const std::string& name)>;

// discovery, services, services/CODE and requests, each as .json and .xml; the reports in the bulk
// format as requests.csv, and datapackage.json, which says what its columns are. The reports are
// read once. Errors: those of the files, config_value_bad
// (office hours).
Result<Open311Written> write_open311(const store::Reader& book, const Open311Order& order,
                                     const Disclosure& disclosure, const calendar::Zone& zone,
                                     Instant now, const CreateFile& create);

}  // namespace yangxiao::exporting
