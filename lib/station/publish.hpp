// A book for everybody: stations and what they do for people, without persons.
#pragma once

#include <string>

#include "store/book.hpp"

namespace yangxiao::station {

struct Published {
  std::uint64_t stations = 0;
};

// Writes the open and closed stations, the facilities, the services, the hotlines and the calendar
// of a book to a new one at `path`: without keepers, their phones, notes and batches; rollback mode
// and 0644, so that it can be read in a folder that the reader may not write; renamed into place.
// Errors: output_over_source, publish_over_other, file_unwritable, disk_full, file_is_directory.
Result<Published> publish_stations(const store::Reader& book, const std::string& path, Instant now);

}  // namespace yangxiao::station
