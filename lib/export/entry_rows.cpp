#include "export/entry_rows.hpp"

namespace yangxiao::exporting {

Status EntryRows::each(std::size_t /*part*/, const TakeRow& take) {
  return catalogue::each_as_shown(
      book_, kind_, row_, "", is_wanted_,
      [&](const catalogue::Entry& entry) { return take(row_.of(entry)); });
}

}  // namespace yangxiao::exporting
