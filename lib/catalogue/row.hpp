// From a row of a file to an entry of a kind: headers, then cells. Whatever is wrong is named with
// file, line, column and value.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/kind.hpp"
#include "catalogue/reference.hpp"
#include "table/place_cells.hpp"
#include "table/profile.hpp"
#include "table/rows.hpp"

namespace yangxiao::catalogue {

// What a row says. Only the fields whose bit is in `present` are meant; the others are left alone.
struct Row {
  Entry entry;
  std::uint64_t present = 0;  // fields, and the kind's place_bit()
  bool has(std::size_t field) const { return (present & bit(field)) != 0; }
};

// What a profile of a kind's lists may say.
table::ProfileForm profile_form(const Kind& kind);

class RowReader {
 public:
  RowReader(std::string file, const Kind& kind, References& references,
            const table::Profile* profile, std::optional<geo::Datum> datum, geo::Order order,
            Instant today)
      : file_(std::move(file)),
        kind_(kind),
        references_(references),
        profile_(profile),
        datum_(datum),
        order_(order),
        today_(today) {}

  bool knows(std::string_view header) const { return find(header).has_value(); }
  // The stable name of what a header means: "code", a field, "lat"; empty where it means nothing.
  std::string meaning_of(std::string_view header) const;

  // Takes the headers; gives those that mean nothing here. Errors: header_duplicate,
  // column_missing (neither a code nor a name), profile_header_missing.
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);

  // Errors: every problem of the block "a row's value", datum_missing.
  Result<Row> read(const table::Record& record) const;

 private:
  enum class Meaning : std::uint8_t { code, field, lat, lon, pair, datum, passed };
  struct FileColumn {
    Meaning meaning = Meaning::passed;
    std::size_t field = 0;
    friend bool operator==(const FileColumn&, const FileColumn&) = default;
  };
  std::optional<FileColumn> find(std::string_view header) const;
  std::optional<FileColumn> shipped_meaning(std::string_view header) const;
  Result<Value> value_of(const Field& field, std::string_view text,
                         const std::string& header) const;
  Result<Value> day_of(const Field& field, std::string_view text, const std::string& header) const;
  Status take_place(const table::PlaceCells& cells, const table::Record& record, Row& row) const;
  Error placed(Error error, const table::Record& record, std::size_t column) const;

  std::string file_;
  const Kind& kind_;
  References& references_;
  const table::Profile* profile_;
  std::optional<geo::Datum> datum_;
  geo::Order order_;
  Instant today_;
  std::vector<std::optional<FileColumn>> columns_;
  std::vector<std::string> names_;
};

}  // namespace yangxiao::catalogue
