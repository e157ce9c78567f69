// The row with which the forms of --template show what goes where.
#pragma once

#include "table/rows.hpp"

namespace yangxiao::table {

// Rows from the first on in which it may stand.
inline constexpr std::uint64_t kRowsThatMayBeExamples = 3;

// Whether a cell says so, in either language.
bool is_example(const Record& record);

}  // namespace yangxiao::table
