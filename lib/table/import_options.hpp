// What every importer is told, whatever the rows of its files become.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "geo/datum.hpp"
#include "geo/position_text.hpp"
#include "table/profile.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

struct ImportOptions {
  ReadOptions read;
  std::optional<geo::Datum> datum;
  geo::Order order = geo::Order::lat_lon;  // of two numbers in one cell
  const Profile* profile = nullptr;
  bool skip_bad_rows = false;
  // Called for each row that is not taken, with the file's headers, when bad rows are skipped.
  std::function<Status(std::span<const std::string> headers, const Record&, const Error&)> reject;
};

}  // namespace yangxiao::table
