#include "export/entry_rows.hpp"

#include "catalogue/entry_table.hpp"

namespace yangxiao::exporting {

Status EntryRows::each(std::size_t /*part*/, const TakeRow& take) {
  return catalogue::EntryReader(book_, kind_).each("", [&](const catalogue::Entry& entry) {
    return is_wanted_(entry) ? take(row_.of(entry)) : Status();
  });
}

}  // namespace yangxiao::exporting
