// A book of stations for tests: in memory, or in a folder that goes with it.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "base/config.hpp"
#include "station/facility.hpp"
#include "station/import.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

// A dry run on a file that is not there makes one in memory.
inline store::Writer book_in_memory() {
  store::WriteRequest request;
  request.create = true;
  request.dry_run = true;
  request.actor = "test";
  request.clock = Clock(Instant{1'800'000'000});
  request.seed = [](store::Writer& book) -> Status {
    seed_facilities(book, shipped_config().facilities);
    return {};
  };
  auto book = store::open_writer("/nonexistent/book.db", request);
  REQUIRE(book.ok());
  return std::move(*book);
}

inline Result<ImportSummary> import_text(store::Writer& book, std::string_view csv,
                                         ImportOptions options = {}) {
  if (!options.datum) options.datum = geo::Datum::wgs84;
  MemoryInput input("list.csv", csv);
  CollectingReporter reporter;
  return import_stations(book, input, options, reporter);
}

inline void must_import(store::Writer& book, std::string_view csv) {
  REQUIRE(import_text(book, csv).ok());
}

}  // namespace yangxiao::station
