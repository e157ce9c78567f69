// Where else the book has the phone or the name of somebody who is forgotten.
#pragma once

#include <string>
#include <vector>

#include "settle/data_subject.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// Stations that they keep, donors, employers, partners, agencies and teams that they are or speak
// for, and imports that changed such a row of theirs: "station HY012", "donor HU", "import 6" ...
// They are what somebody else keeps with the book, and stay.
std::vector<std::string> rows_of_others(const store::Reader& book, const DataSubject& subject);

}  // namespace yangxiao::settle
