// Which entry of another list a record names, in a column for codes or in one for names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "catalogue/reference.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::catalogue {

// By the column for codes, and where that says nothing by the one for names. Errors, with their
// place: value_missing, those of References::find.
Result<std::int64_t> reference_in(References& references, std::string_view list,
                                  const table::NamedColumns& columns, const table::Record& record,
                                  std::size_t code, std::size_t name);

}  // namespace yangxiao::catalogue
