// The clocks of reports as the office's calendar and config set them.
#pragma once

#include <memory>

#include "cli/session.hpp"
#include "report/deadline.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

class Clocks {
 public:
  // Errors: config_value_bad (the hours of the office).
  static Result<Clocks> open(const cli::Session& session);

  lib::Deadlines deadlines() const { return {*tree_, *time_}; }
  const lib::CategoryTree& tree() const { return *tree_; }

 private:
  Clocks(const store::Reader& book, calendar::WorkingTime time)
      : tree_(std::make_unique<lib::CategoryTree>(book)),
        time_(std::make_unique<calendar::WorkingTime>(std::move(time))) {}

  std::unique_ptr<lib::CategoryTree> tree_;
  std::unique_ptr<calendar::WorkingTime> time_;
};

}  // namespace yangxiao::cmd::report
