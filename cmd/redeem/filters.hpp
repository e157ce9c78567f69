// Which vouchers are meant: the options that list and export have in common.
#pragma once

#include "base/privacy.hpp"
#include "cli/option.hpp"
#include "cli/session.hpp"
#include "redeem/redemption.hpp"

namespace yangxiao::cmd::redeem {

// Those that both take, and those of one behind them.
cli::OptionGroup voucher_filters(std::vector<const cli::Option*> own);

// Errors: reference_unknown, reference_ambiguous, those of a place and of a time.
Result<yangxiao::redeem::RedemptionFilter> filter_of(const cli::Session& session, Privacy level);

}  // namespace yangxiao::cmd::redeem
