// Writes a whole set of files, of one state of the book.
#pragma once

#include "base/random.hpp"
#include "export/night/night_order.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// Copies the book, writes all files from the copy by as many threads as there are processors, and
// gives the set its name when everything is on the disk: public/ as the level allows, private/ with
// the whole book, manifest.json, SHA256SUMS and its signature. The link `latest` leads to it then.
// Whoever calls it holds the lock. expect_threads() comes first. Memory: what a single export
// takes, for each thread. Errors: disk_full (before it begins, too), file_unwritable, book_broken,
// library_missing, config_value_bad.
Result<Night> write_night(const store::Reader& book, const NightOrder& order,
                          const NightShelf& shelf, const calendar::Zone& zone, Random& random);

}  // namespace yangxiao::exporting
