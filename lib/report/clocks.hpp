// The clocks of reports as the office's categories, calendar and hours set them.
#pragma once

#include <memory>
#include <string>

#include "report/deadline.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

class Clocks {
 public:
  // office_hours: as parse_office_hours() takes them. Errors: config_value_bad.
  static Result<Clocks> open(const store::Reader& book, const calendar::Zone& zone,
                             const std::string& office_hours);

  Deadlines deadlines() const { return {*tree_, *time_}; }
  const CategoryTree& tree() const { return *tree_; }

 private:
  Clocks(const store::Reader& book, calendar::WorkingTime time)
      : tree_(std::make_unique<CategoryTree>(book)),
        time_(std::make_unique<calendar::WorkingTime>(std::move(time))) {}

  std::unique_ptr<CategoryTree> tree_;
  std::unique_ptr<calendar::WorkingTime> time_;
};

}  // namespace yangxiao::report
