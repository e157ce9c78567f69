// Which visits are meant: what the verbs that look at them have in common.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "redeem/visit/visit.hpp"

namespace yangxiao::cmd::station {

inline constexpr cli::Text opt_of_visitor{"member", 0, "CODE", N_("only of this member")};
inline constexpr cli::Flag opt_lacked_only{"lacked", 0,
                                           N_("only where somebody did not find something")};

// Those that all of them take, and a verb's own behind them.
cli::OptionGroup visit_filters(std::vector<const cli::Option*> own);

// Errors: station_missing, reference_ambiguous, entry_missing, time_bad, span_inverted.
Result<yangxiao::redeem::VisitFilter> visit_filter_of(const cli::Session& session);

}  // namespace yangxiao::cmd::station
