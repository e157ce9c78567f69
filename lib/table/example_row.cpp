#include "table/example_row.hpp"

#include <algorithm>

namespace yangxiao::table {

bool is_example(const Record& record) {
  return std::any_of(record.cells.begin(), record.cells.end(), [](const Cell& cell) {
    return cell.text.starts_with("示例行，填写前删除") ||
           cell.text.starts_with("an example: delete this row");
  });
}

}  // namespace yangxiao::table
