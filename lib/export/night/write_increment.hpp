// Writes a set of what changed since the last one.
#pragma once

#include "base/random.hpp"
#include "export/night/night_order.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// Whether changes can go on from the last set: there is one, of this book, of the same version of
// the schema, and it is not from a later or another past of the book; and no whole one is due.
bool can_go_on(const store::Reader& book, const NightOrder& order, const NightShelf& shelf);

// Into the folder `changes`, in private/ alone: the rows that were written since the last set, and
// which are gone. can_go_on() holds, and the book's mark is another one. Whoever calls it holds the
// lock. Errors: disk_full, file_unwritable.
Result<Night> write_increment(const store::Reader& book, const NightOrder& order,
                              const NightShelf& shelf, const calendar::Zone& zone,
                              const Random& random);

}  // namespace yangxiao::exporting
