// Where else the book has the phone or the name of somebody who is forgotten.
#pragma once

#include <string>
#include <vector>

#include "settle/data_subject.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// Stations that they keep, donors, employers, partners, agencies and teams that they are or speak
// for, hotlines and offers of theirs, texts of such rows, of activities, visits and stock in which
// the phone or the name (of two characters at least) stands, reports that were told under their
// name alone, and imports that changed such a row of theirs: "station HY012", "movement 31",
// "report R12" ... They are what somebody else keeps with the book, or may be about another one of
// that name, and stay.
std::vector<std::string> rows_of_others(const store::Reader& book, const DataSubject& subject);

}  // namespace yangxiao::settle
