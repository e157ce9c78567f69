// Whether the ledger's tables and what guards them are those that this program makes.
#pragma once

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// A trigger that was dropped lets anything happen; one that was added can undo it. Errors:
// ledger_broken, with the name of the first that differs.
Status check_schema(const store::Reader& book);

}  // namespace yangxiao::points
