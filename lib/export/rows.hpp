// Rows of one sort on their way into a file, by one thread or by several.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/output.hpp"
#include "base/result.hpp"
#include "geo/datum.hpp"
#include "table/writer.hpp"

namespace yangxiao::exporting {

using TakeRow = std::function<Status(std::span<const table::Value>)>;

// The rows of a book, in parts that follow each other. Whoever has one uses it in one thread.
class Rows {
 public:
  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  virtual ~Rows() = default;

  virtual std::size_t parts() const { return 1; }
  // Gives the rows of a part to `take`, one value a column, until it says stop.
  virtual Status each(std::size_t part, const TakeRow& take) = 0;
};

// That positions are written in another datum than WGS-84, and which of the rows' values they are.
struct OtherDatum {
  geo::Datum datum = geo::Datum::gcj02;
  std::size_t lat = 0;
  std::size_t lon = 0;
  std::optional<std::size_t> datum_name;  // the column that says in which they are
};

struct FileShape {
  table::Format format = table::Format::csv;
  std::vector<table::Column> columns;
  std::vector<std::size_t> chosen;  // of the rows' values, one a column
  std::optional<OtherDatum> datum;
  table::WriteOptions options;
};

// Writes all the rows. `sides` are the same rows, one for each thread; of a workbook, and of rows
// that are one part, one thread writes. What a file holds does not depend on how many there are.
// Memory: some parts as text. Errors: those of the rows and of the output.
Status write_rows(std::span<const std::unique_ptr<Rows>> sides, const FileShape& shape,
                  Output& output);

}  // namespace yangxiao::exporting
