#include "export/entry_rows.hpp"

#include <algorithm>

#include "catalogue/entry_table.hpp"

namespace yangxiao::exporting {

// In the order of the codes the tenth pseudonym would be the tenth code.
Status EntryRows::each_shuffled(const TakeRow& take) {
  std::vector<catalogue::Entry> entries;
  const Status read =
      catalogue::EntryReader(book_, kind_).each("", [&](const catalogue::Entry& entry) {
        if (is_wanted_(entry)) entries.push_back(entry);
        return Status();
      });
  if (!read) return read;
  std::sort(entries.begin(), entries.end(),
            [&](const auto& one, const auto& other) { return row_.code(one) < row_.code(other); });
  for (const catalogue::Entry& entry : entries) {
    const Status taken = take(row_.of(entry));
    if (!taken) return taken;
  }
  return {};
}

Status EntryRows::each(std::size_t /*part*/, const TakeRow& take) {
  if (is_open_) return each_shuffled(take);
  return catalogue::EntryReader(book_, kind_).each("", [&](const catalogue::Entry& entry) {
    return is_wanted_(entry) ? take(row_.of(entry)) : Status();
  });
}

}  // namespace yangxiao::exporting
