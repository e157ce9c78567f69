// datapackage.json: what the columns of a set of CSV files are, as Frictionless Data describes
// tables (https://specs.frictionlessdata.io/tabular-data-package/, version 1).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "export/night/manifest.hpp"
#include "store/book.hpp"
#include "table/writer.hpp"

namespace yangxiao::exporting {

inline constexpr const char* kDataPackageName = "datapackage.json";

struct DataTable {
  std::string name;  // "stats-by-month"
  std::vector<table::Column> columns;
  ManifestFile file;  // its path as seen from the package
};

// "yangxiao-y4fw2xqm": by the book's id, as the name of a package may be.
std::string package_name(const store::Reader& book);

// JSON with two spaces, a line break at the end. `name` is of small letters, digits and "-._".
std::string data_package(const std::string& name, const std::string& created_at,
                         std::span<const DataTable> tables);

}  // namespace yangxiao::exporting
