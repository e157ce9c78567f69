// Which reports are meant: the options that list, overdue and stats have in common.
#pragma once

#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "report/category_tree.hpp"
#include "report/list.hpp"
#include "report/statistics.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

// Those that every such verb takes, and its own behind them.
cli::OptionGroup report_filters(std::vector<const cli::Option*> own);

// By what statistics are grouped: the options, and what they say.
cli::OptionGroup groups();
lib::GroupBy group_by(const cli::Arguments& arguments);

// Categories of which no report is told of at a level. Errors: config_value_bad.
Result<std::vector<std::int64_t>> left_out_at(const cli::Session& session,
                                              const lib::CategoryTree& tree, Privacy level);

// Without those that are kept back at this level. Errors: reference_unknown, reference_ambiguous,
// those of a time, a position, a reach, a phone; options_exclude (one person's, at a level where
// nobody is to be found again).
Result<lib::ListQuery> query_of(const cli::Session& session, const lib::CategoryTree& tree,
                                Privacy level);

}  // namespace yangxiao::cmd::report
