// Compares a file of stations with the book: is it in the datum that it says?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "station/import.hpp"

namespace yangxiao::station {

// The same station in both, and how far apart the two positions are.
struct Apart {
  std::string code;
  double metres = 0;
};

// Of the rows that are said to be in one datum.
struct Audit {
  std::uint64_t in_file = 0;  // rows with a position
  std::uint64_t in_both = 0;  // of them, those whose code is in the book
  std::uint64_t same = 0;     // within kSamePlace
  double median_metres = 0;   // of those in both
  // What the file's positions were taken for, and the datum in which they would fit the book;
  // nothing where the first is right.
  geo::Datum taken_for = geo::Datum::wgs84;
  std::optional<geo::Datum> fits_as;
  double shift_metres = 0;     // by what the formulas give between these two there
  std::uint64_t agreeing = 0;  // stations that come to stand on those of the book by it
  std::vector<Apart> moved;    // farther apart than kSamePlace in the datum that fits best
};

// Two surveys of one door differ by this much; a datum differs by more everywhere in China.
constexpr double kSamePlace = 60.0;

// One audit for each datum that the file's rows are in and that has stations in the book. Errors:
// audit_nothing_common, datum_missing, those of reading and of a row.
Result<std::vector<Audit>> audit_stations(const store::Reader& book, Input& input,
                                          const ImportOptions& options, Reporter& reporter);

}  // namespace yangxiao::station
